/**
 * The page to explore with, and the series behind it.
 */
@NullMarked
package io.dataflow.dashboard.explore.web;

import org.jspecify.annotations.NullMarked;
