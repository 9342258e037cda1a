/**
 * The start page and its figures as JSON.
 */
@NullMarked
package io.dataflow.dashboard.overview.web;

import org.jspecify.annotations.NullMarked;
