package io.dataflow.broker;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;

/** Keeps Artemis' line for each refused connection out of the log, which whoever guesses could fill: {@link Refusals} says it. */
public final class SaidByRefusals extends Filter<ILoggingEvent> {

    private static final String REFUSED_CONNECTION = "AMQ222216";

    @Override
    public FilterReply decide(ILoggingEvent event) {
        return event.getMessage() != null && event.getMessage().startsWith(REFUSED_CONNECTION)
                ? FilterReply.DENY
                : FilterReply.NEUTRAL;
    }
}
