package io.dataflow.dashboard.pipeline;

/** Whether what came into a buffer node is accounted for. */
public sealed interface Balance {

    /** In words that a person reads beside the numbers. */
    String words();

    /** Every reading is accounted for. */
    record Even() implements Balance {
        @Override
        public String words() {
            return "Balanced";
        }
    }

    /** Readings are missing from the account or too many in it. */
    record Off(String words) implements Balance {}

    /** It can't be said at the moment. */
    record Open(String words) implements Balance {}
}
