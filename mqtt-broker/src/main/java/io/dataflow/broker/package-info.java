/**
 * The MQTT broker that devices and services meet at: Apache Artemis with our credentials and topic rights, as a process of its own.
 * What it has acknowledged it keeps until a service has acknowledged it in turn, through the death of either; each message gets a
 * mark on arrival that every later delivery of it carries.
 */
@NullMarked
package io.dataflow.broker;

import org.jspecify.annotations.NullMarked;
