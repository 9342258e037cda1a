package io.dataflow.platform.buffer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dataflow.platform.Secret;
import io.lettuce.core.RedisURI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NodeAddressTests {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void readsWhereANodeIsAndWhoOneIsThere() {
        NodeAddress address = parse("rediss://bridge:p%40ss+word@10.0.0.1:6380/2");
        assertThat(address.place()).isEqualTo("rediss://10.0.0.1:6380/2");
        assertThat(address.shown()).isEqualTo("10.0.0.1:6380");
        assertThat(address.username()).isEqualTo("bridge");
        assertThat(address.password()).isEqualTo(new Secret("p@ss+word"));
        RedisURI uri = address.redisUri(SECOND);
        assertThat(uri.isSsl()).isTrue();
        assertThat(uri.getDatabase()).isEqualTo(2);
        assertThat(uri.getTimeout()).isEqualTo(SECOND);
    }

    @Test
    void takesALoneCredentialForThePassword() {
        assertThat(parse("redis://secret@h:1").password()).isEqualTo(new Secret("secret"));
        assertThat(parse("redis://:secret@h:1").password()).isEqualTo(new Secret("secret"));
        assertThat(parse("redis://h:1").password().isPresent()).isFalse();
    }

    @Test
    void findsAGroupThroughSentinel() {
        NodeAddress address = parse("redis-sentinel://:secret@s1:26379,s2:26380/1#main");
        assertThat(address.shown()).isEqualTo("main at s1:26379, s2:26380");
        RedisURI uri = address.redisUri(SECOND);
        assertThat(uri.getSentinelMasterId()).isEqualTo("main");
        assertThat(uri.getSentinels())
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.getTimeout()).isEqualTo(SECOND));
    }

    @Test
    void neverShowsAPassword() {
        assertThat(parse("redis://u:secret@h:1").toString()).doesNotContain("secret");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse("http://u:secret@h:1"))
                .withMessageContaining("redis://host:port")
                .withMessageNotContaining("secret")
                .withNoCause();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse("redis://u:secret@h:port"))
                .withMessageNotContaining("secret");
    }

    @Test
    void refusesWhatLeadsNowhere() {
        assertThatIllegalArgumentException().isThrownBy(() -> parse("redis-sentinel://s1:26379"));
        assertThatIllegalArgumentException().isThrownBy(() -> parse("redis://"));
        assertThatIllegalArgumentException().isThrownBy(() -> parse("redis://h:99999"));
        assertThatIllegalArgumentException().isThrownBy(() -> parse("redis://h1:1,h2:2"));
        assertThatIllegalArgumentException().isThrownBy(() -> parse("redis-socket:///tmp/redis"));
    }

    @Test
    void refusesCertificatesThatAreNoneOrOfNoUse() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrustedCa("-----BEGIN CERTIFICATE-----\nabc\n-----END CERTIFICATE-----"))
                .withMessageContaining("BEGIN CERTIFICATE");
        assertThatIllegalArgumentException().isThrownBy(() -> new TrustedCa("hello"));
    }

    private static NodeAddress parse(String uri) {
        return NodeAddress.parse(uri, TrustedCa.OF_JAVA);
    }
}
