/**
 * Readings over HTTP, one JSON object a request. They take the same way as those from MQTT, and 202 is answered only once a buffer
 * node has them.
 */
@NullMarked
package io.dataflow.bridge.source.http;

import org.jspecify.annotations.NullMarked;
