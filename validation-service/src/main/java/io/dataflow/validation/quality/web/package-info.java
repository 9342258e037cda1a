/** Data quality over HTTP. */
@NullMarked
package io.dataflow.validation.quality.web;

import org.jspecify.annotations.NullMarked;
