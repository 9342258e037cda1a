package io.dataflow.broker;

/**
 * A subscription whose messages are split among all who share it: {@code $share/{name}/{filter}}.
 *
 * @param name what those who share it call it
 * @param filter which topics
 */
record SharedSubscription(String name, TopicFilter filter) {

    /** From {@code name/filter}. */
    static SharedSubscription parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 1) {
            throw new IllegalArgumentException("Not a shared subscription: '" + text + "'; it reads name/filter");
        }
        return new SharedSubscription(text.substring(0, slash), new TopicFilter(text.substring(slash + 1)));
    }

    /** The queue that Artemis keeps its messages in. */
    String queue() {
        return prefix() + filter.text();
    }

    /** What the names of the queues of all subscriptions with this share name begin with. */
    String prefix() {
        return name + ".";
    }
}
