/**
 * The pipeline page and its numbers as JSON.
 */
@NullMarked
package io.dataflow.dashboard.pipeline.web;

import org.jspecify.annotations.NullMarked;
