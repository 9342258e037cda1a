/** How services name the MQTT broker. Each makes connections of its own, of the kind that it needs. */
@NullMarked
package io.dataflow.platform.mqtt;

import org.jspecify.annotations.NullMarked;
