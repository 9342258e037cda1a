/** Recent events for people and programs. */
@NullMarked
package io.dataflow.bridge.event.web;

import org.jspecify.annotations.NullMarked;
