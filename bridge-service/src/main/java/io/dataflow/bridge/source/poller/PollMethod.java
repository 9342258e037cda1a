package io.dataflow.bridge.source.poller;

/** How a web API is asked. */
public enum PollMethod {
    GET,
    POST
}
