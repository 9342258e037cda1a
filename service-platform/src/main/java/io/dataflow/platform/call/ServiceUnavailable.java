package io.dataflow.platform.call;

import org.jspecify.annotations.Nullable;

/** Another service does not answer, or answers that it can't at the moment. */
public final class ServiceUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String service;

    public ServiceUnavailable(String service, String reason, @Nullable Throwable cause) {
        super("%s does not answer (%s). Try again in a few seconds.".formatted(service, reason), cause);
        this.service = service;
    }

    /** The service that was asked. */
    public String service() {
        return service;
    }

    public String title() {
        return service + " does not answer";
    }
}
