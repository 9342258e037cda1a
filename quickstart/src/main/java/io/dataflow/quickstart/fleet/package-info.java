/**
 * The fleet: its members (servers, services, devices), the order in which they start and stop, and what happens when one of them
 * dies. Each member but the devices is a process of its own; a member that dies is started again with the same settings.
 */
@NullMarked
package io.dataflow.quickstart.fleet;

import org.jspecify.annotations.NullMarked;
