package io.dataflow.contract.credential;

/** How a device stands with the registry. */
public sealed interface Standing {

    /** It is registered, and connects with the key of this hash. */
    record Valid(KeyHash hash) implements Standing {}

    /** It is registered and has no key: nobody may speak for it. */
    record Revoked() implements Standing {}

    /** It is no longer registered: as if it had never been. */
    record Removed() implements Standing {}
}
