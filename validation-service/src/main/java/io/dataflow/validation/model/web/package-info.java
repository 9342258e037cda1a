/** Data models over HTTP. */
@NullMarked
package io.dataflow.validation.model.web;

import org.jspecify.annotations.NullMarked;
