/** The read interface over HTTP. */
@NullMarked
package io.dataflow.validation.history.web;

import org.jspecify.annotations.NullMarked;
