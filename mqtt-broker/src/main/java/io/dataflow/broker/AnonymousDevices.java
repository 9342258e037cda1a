package io.dataflow.broker;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Whether a device may connect without a credential. */
enum AnonymousDevices {
    /** Only while nobody but this machine can reach the broker. */
    LOOPBACK,
    NEVER,
    ALWAYS;

    /** Whether it may, where the broker listens there. */
    boolean areLetInto(String listen) {
        return switch (this) {
            case ALWAYS -> true;
            case NEVER -> false;
            case LOOPBACK -> isLoopback(listen);
        };
    }

    private static boolean isLoopback(String listen) {
        try {
            return InetAddress.getByName(listen).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new InvalidSettings(
                    "DATAFLOW_BROKER_LISTEN is '%s', which is no address of this machine".formatted(listen), e);
        }
    }
}
