package io.dataflow.bridge.source.http.body;

import org.springframework.util.unit.DataSize;

/**
 * How much may come out of one body.
 *
 * @param largest of one body, unpacked
 * @param largestRatio of what comes out to what came in
 */
public record UnpackLimits(DataSize largest, int largestRatio) {}
