/**
 * Whether devices are online, as they say it themselves by retained messages. It comes over a connection of its own, which every
 * bridge has, and never takes the way of readings; what is missed while it is away, the broker tells again.
 */
@NullMarked
package io.dataflow.bridge.device.status;

import org.jspecify.annotations.NullMarked;
