/**
 * What a caller is told when something goes wrong: the thing, the value, the rule and the remedy as
 * {@code application/problem+json}, or as a page for a person. Never a stack trace.
 */
@NullMarked
package io.dataflow.platform.problem;

import org.jspecify.annotations.NullMarked;
