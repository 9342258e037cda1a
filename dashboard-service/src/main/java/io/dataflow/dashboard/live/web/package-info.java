/**
 * Where open pages listen.
 */
@NullMarked
package io.dataflow.dashboard.live.web;

import org.jspecify.annotations.NullMarked;
