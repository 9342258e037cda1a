package io.dataflow.validation.notice;

import java.time.Duration;

/** Where notices go. Used by one thread, which connects before it publishes and leaves after any failure. */
interface NoticeBroker {

    /** Makes the connection; blocks. */
    void connect() throws BrokerUnavailable;

    boolean isConnected();

    /**
     * Publishes the notice and waits until the broker has it.
     *
     * @param expiry how long the broker keeps it, at least a second
     * @return whether the broker took it; if not, another may well be taken
     */
    boolean publish(Notice notice, Duration expiry) throws BrokerUnavailable;

    /** Lets go of the connection, in whatever state it is; neither blocks nor fails. */
    void leave();
}
