/**
 * The devices: which are registered and with which key, when each was first and last seen, how many readings it sent and whether it is
 * online. Sightings are gathered in memory and written every few seconds, by any number of instances at once; a crash loses the
 * counts of those seconds and nothing else. Keys are checked against a copy in memory that follows the database; the database and
 * the copy hold nothing but hashes.
 */
@NullMarked
package io.dataflow.bridge.device;

import org.jspecify.annotations.NullMarked;
