package io.dataflow.broker;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;

/**
 * Keeps out of the log what Artemis says where nothing is wrong: a line for each refused connection, which whoever guesses could fill it
 * with and {@link Refusals} says, and a stack trace where {@link KeptQueues} keeps what waits, which is told to whoever unsubscribes.
 */
public final class SaidElsewhere extends Filter<ILoggingEvent> {

    private static final String REFUSED_CONNECTION = "AMQ222216";

    @Override
    public FilterReply decide(ILoggingEvent event) {
        return isRefusedConnection(event) || isKept(event.getThrowableProxy()) ? FilterReply.DENY : FilterReply.NEUTRAL;
    }

    private static boolean isRefusedConnection(ILoggingEvent event) {
        return event.getMessage() != null && event.getMessage().startsWith(REFUSED_CONNECTION);
    }

    private static boolean isKept(IThrowableProxy thrown) {
        return thrown != null
                && thrown.getMessage() != null
                && thrown.getMessage().contains(KeptQueues.IS_KEPT);
    }
}
