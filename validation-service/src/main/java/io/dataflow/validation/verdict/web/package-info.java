/** Verdicts over HTTP, for trying payloads without storing them. */
@NullMarked
package io.dataflow.validation.verdict.web;

import org.jspecify.annotations.NullMarked;
