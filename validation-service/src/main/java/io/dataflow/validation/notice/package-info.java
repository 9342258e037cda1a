/**
 * Tells devices why readings of theirs were refused: what has gone into quarantine comes in, after its transaction, and MQTT messages
 * go out, to topics that only the device itself hears. It is a courtesy: what can't be told is left out and counted, and nothing here
 * ever holds up or fails the way of readings.
 */
@NullMarked
package io.dataflow.validation.notice;

import org.jspecify.annotations.NullMarked;
