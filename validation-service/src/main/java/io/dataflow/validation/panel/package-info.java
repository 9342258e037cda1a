/** The pages for people: which readings count as good, and what became of those that don't. */
@NullMarked
package io.dataflow.validation.panel;

import org.jspecify.annotations.NullMarked;
