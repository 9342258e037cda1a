/**
 * Keeps open pages up to date: one poller an instance, however many pages look, and only while one does.
 */
@NullMarked
package io.dataflow.dashboard.live;

import org.jspecify.annotations.NullMarked;
