package io.dataflow.benchmarks.mqtt;

import java.util.Optional;

/** Where the connections get what they publish. All calls come from the one thread that serves the connections. */
public interface Outbox {

    /** The next message of a connection, empty where there is none at the moment; asked again within a millisecond or two. */
    Optional<Publish> next(int connection);

    /** The broker has acknowledged the message. */
    void acknowledged(long token);

    /** The connection ended before an acknowledgement came, or the broker refused the message: it has to be sent again. */
    void returned(long token);
}
