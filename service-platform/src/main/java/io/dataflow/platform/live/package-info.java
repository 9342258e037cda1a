/**
 * Events for open pages, pushed as server-sent events. A page that can't keep up is let go rather than waited for.
 */
@NullMarked
package io.dataflow.platform.live;

import org.jspecify.annotations.NullMarked;
