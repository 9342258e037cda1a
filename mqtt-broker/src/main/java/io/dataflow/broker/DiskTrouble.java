package io.dataflow.broker;

import org.apache.activemq.artemis.core.io.IOCriticalErrorListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the process at the first error of the disk that Artemis calls critical, such as a write that failed, in the thread that found out,
 * before that thread can do anything else. What comes after a record that is missing in the journal must not be acknowledged, and a
 * broker that is started again reads only what it has really written.
 */
final class DiskTrouble implements IOCriticalErrorListener {

    private static final Logger LOG = LoggerFactory.getLogger(DiskTrouble.class);

    private final Runnable end;

    /** @param end never returns, except in tests */
    DiskTrouble(Runnable end) {
        this.end = end;
    }

    @Override
    public boolean isPreviouslyFailed() {
        return false;
    }

    @Override
    public void onIOException(Throwable cause, String message, String file) {
        try {
            LOG.error("The MQTT broker ends at once, because its disk fails: {} ({})", message, file);
        } finally {
            end.run();
        }
    }
}
