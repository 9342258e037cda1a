package io.dataflow.validation.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ContactTests {

    private static final Duration LEASE = Duration.ofSeconds(10);

    private final Contact contact = new Contact(Duration.ofSeconds(5));

    @Test
    void lastsFromTheFirstAnswerOn() {
        assertThat(contact.hasLasted(Duration.ZERO, at(100))).isFalse();
        answered(100, 103, 106, 109);
        assertThat(contact.hasLasted(LEASE, at(109.9))).isFalse();
        assertThat(contact.hasLasted(LEASE, at(110))).isTrue();
    }

    @Test
    void beginsAnewAfterAGap() {
        answered(100, 103, 106, 109, 112, 118);
        assertThat(contact.hasLasted(LEASE, at(118))).isFalse();
        answered(122, 126);
        assertThat(contact.hasLasted(LEASE, at(127.9))).isFalse();
        answered(128);
        assertThat(contact.hasLasted(LEASE, at(128))).isTrue();
    }

    @Test
    void doesNotLastDuringAGap() {
        answered(100, 103, 106, 109, 112);
        assertThat(contact.hasLasted(LEASE, at(117))).isTrue();
        assertThat(contact.hasLasted(LEASE, at(117.1))).isFalse();
    }

    @Test
    void endsWithTheConnection() {
        answered(100, 103, 106, 109, 112);
        contact.lost();
        answered(113);
        assertThat(contact.hasLasted(LEASE, at(113))).isFalse();
        assertThat(contact.hasLasted(Duration.ZERO, at(113))).isTrue();
    }

    private void answered(double... seconds) {
        for (double second : seconds) {
            contact.answered(at(second));
        }
    }

    private static long at(double second) {
        return (long) (second * 1e9);
    }
}
