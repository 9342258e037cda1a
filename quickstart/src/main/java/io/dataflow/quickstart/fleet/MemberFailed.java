package io.dataflow.quickstart.fleet;

import org.jspecify.annotations.Nullable;

/** A member could not be started. */
final class MemberFailed extends Exception {

    private static final long serialVersionUID = 1;

    MemberFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
