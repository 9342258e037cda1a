/**
 * Readings over HTTP, from one a request to streams of them. They take the same way as those from MQTT, and a request is answered
 * with 202 only once a buffer node has all of its readings.
 */
@NullMarked
package io.dataflow.bridge.source.http;

import org.jspecify.annotations.NullMarked;
