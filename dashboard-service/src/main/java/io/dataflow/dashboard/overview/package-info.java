/**
 * Whether the fleet is well: how many devices report, how much is stored, refused and waiting, and each device's newest reading.
 */
@NullMarked
package io.dataflow.dashboard.overview;

import org.jspecify.annotations.NullMarked;
