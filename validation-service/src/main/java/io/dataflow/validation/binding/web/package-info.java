/** Bindings over HTTP. */
@NullMarked
package io.dataflow.validation.binding.web;

import org.jspecify.annotations.NullMarked;
