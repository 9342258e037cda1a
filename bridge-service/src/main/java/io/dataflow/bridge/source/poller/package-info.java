/**
 * Pollers: sources that fetch a web API on a schedule. One bridge at a time polls, whoever holds the lease; the readings found take
 * the same way as all others, and only once buffer nodes have them is it remembered what the server last gave. A bridge that dies
 * before fetches again: readings with a time or an id of their own are stored once nevertheless, all others once a fetch.
 */
@NullMarked
package io.dataflow.bridge.source.poller;

import org.jspecify.annotations.NullMarked;
