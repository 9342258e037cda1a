/** Quarantine over HTTP. */
@NullMarked
package io.dataflow.validation.quarantine.web;

import org.jspecify.annotations.NullMarked;
