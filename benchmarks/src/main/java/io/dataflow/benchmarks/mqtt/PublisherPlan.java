package io.dataflow.benchmarks.mqtt;

/**
 * How to publish.
 *
 * @param clientIds what the client ids begin with; a number follows
 * @param connections how many at the same time
 * @param inFlight how many messages a connection may have sent that are not acknowledged
 */
public record PublisherPlan(BrokerAddress broker, String clientIds, int connections, int inFlight) {

    public PublisherPlan {
        if (connections < 1 || inFlight < 1 || inFlight > 65_535) {
            throw new IllegalArgumentException("There have to be 1 or more connections with 1 to 65535 messages each");
        }
    }
}
