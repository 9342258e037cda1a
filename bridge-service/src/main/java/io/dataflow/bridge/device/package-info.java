/**
 * The devices that readings came from: when each was first and last seen and how many readings it sent. Sightings are gathered in
 * memory and written every few seconds, by any number of instances at once; a crash loses the counts of those seconds and
 * nothing else.
 */
@NullMarked
package io.dataflow.bridge.device;

import org.jspecify.annotations.NullMarked;
