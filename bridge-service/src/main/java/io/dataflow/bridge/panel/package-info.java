/** What people and other services see of the bridge: its read interface under /api, health, gauges, and the panel's pages. */
@NullMarked
package io.dataflow.bridge.panel;

import org.jspecify.annotations.NullMarked;
