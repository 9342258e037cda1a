package io.dataflow.contract.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.contract.DeviceId;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownCredentialsTests {

    private static final Standing KEY = new Standing.Valid(DeviceKey.random().hash());
    private static final Standing REVOKED = new Standing.Revoked();

    private final KnownCredentials known = new KnownCredentials();

    @Test
    void followChanges() {
        assertThat(apply("r", 2, change(1, "a", KEY), change(2, "b", KEY))).isFalse();
        assertThat(apply("r", 4, change(3, "a", REVOKED), change(4, "b", new Standing.Removed())))
                .isFalse();

        assertThat(known.of(new DeviceId("a"))).contains(REVOKED);
        assertThat(known.of(new DeviceId("b"))).isEmpty();
        assertThat(known.askAfter()).isEqualTo(4);
    }

    @Test
    void askOnWhereNotAllCameAtOnce() {
        assertThat(apply("r", 3, change(1, "a", KEY))).isTrue();
        assertThat(known.askAfter()).isEqualTo(1);
        assertThat(apply("r", 3, change(3, "b", KEY))).isFalse();
        assertThat(known.size()).isEqualTo(2);
    }

    @Test
    void startOverWithAnotherRegistryAndKeepWhatWasKnownUntilAllIsThere() {
        apply("old", 9, change(9, "a", KEY));

        assertThat(apply("new", 2)).isTrue();
        assertThat(known.askAfter()).isZero();
        assertThat(apply("new", 2, change(1, "b", KEY))).isTrue();
        assertThat(known.of(new DeviceId("a"))).isPresent();
        assertThat(apply("new", 2, change(2, "c", KEY))).isFalse();
        assertThat(known.of(new DeviceId("a"))).isEmpty();
        assertThat(known.registry()).isEqualTo("new");
        assertThat(known.number()).isEqualTo(2);
    }

    @Test
    void startOverWhereTheRegistryIsAnOlderStateOfItself() {
        apply("r", 9, change(9, "a", KEY));

        assertThat(apply("r", 3)).isTrue();
        assertThat(known.askAfter()).isZero();
        assertThat(apply("r", 3, change(3, "b", KEY))).isFalse();
        assertThat(known.of(new DeviceId("a"))).isEmpty();
    }

    @Test
    void areEmptyWhereTheRegistryIs() {
        assertThat(apply("r", 0)).isFalse();
        assertThat(known.registry()).isEqualTo("r");
    }

    private boolean apply(String registry, long latest, CredentialChange... changes) {
        return known.apply(new CredentialChanges(registry, latest, List.of(changes)));
    }

    private static CredentialChange change(long number, String device, Standing standing) {
        return new CredentialChange(number, new DeviceId(device), standing);
    }
}
