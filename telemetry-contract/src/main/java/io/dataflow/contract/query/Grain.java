package io.dataflow.contract.query;

/** How much time one point of a series stands for: a single reading, or a rollup's minute, hour or day (UTC). */
public enum Grain {
    RAW,
    MINUTE,
    HOUR,
    DAY
}
