/** Adding, changing, draining, resuming and removing buffer nodes over HTTP. */
@NullMarked
package io.dataflow.bridge.buffer.web;

import org.jspecify.annotations.NullMarked;
