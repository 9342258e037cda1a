package io.dataflow.broker;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.spi.FilterReply;
import org.apache.activemq.artemis.api.core.ActiveMQIllegalStateException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SaidElsewhereTests {

    @Test
    void keepsOutWhatIsSaidElsewhere() {
        assertThat(decided("AMQ222216: Security problem", null)).isEqualTo(FilterReply.DENY);
        assertThat(decided(
                        "AMQ834000: Error removing subscription.",
                        new ActiveMQIllegalStateException(KeptQueues.IS_KEPT + "dataflow-bridge.plant/+")))
                .isEqualTo(FilterReply.DENY);
    }

    @Test
    void letsThroughWhatElseGoesWrongWithASubscription() {
        assertThat(decided("AMQ834000: Error removing subscription.", new IllegalStateException("The disk is full")))
                .isEqualTo(FilterReply.NEUTRAL);
    }

    private static FilterReply decided(String message, @Nullable Throwable thrown) {
        Logger logger = (Logger) LoggerFactory.getLogger("a");
        return new SaidElsewhere().decide(new LoggingEvent("a", logger, Level.ERROR, message, thrown, null));
    }
}
