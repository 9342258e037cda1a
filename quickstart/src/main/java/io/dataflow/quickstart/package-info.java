/**
 * The launcher behind {@code ./dataflow}: reads the command line and hands over to {@code command}. It starts servers, services
 * and devices as processes of their own and is no part of the way that a reading takes.
 */
@NullMarked
package io.dataflow.quickstart;

import org.jspecify.annotations.NullMarked;
