/**
 * Real servers as child processes on this machine: MariaDB, Redis and the MQTT broker, each in a data folder of its own. What a
 * server stored is there at its next start, whichever way the last one ended; a server that outlived its launcher is found and
 * stopped before a new one takes its folder.
 */
@NullMarked
package io.dataflow.local;

import org.jspecify.annotations.NullMarked;
