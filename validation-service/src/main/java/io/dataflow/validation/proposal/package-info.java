/**
 * Proposes data models: from a JSON Schema, or from samples of payloads. What goes in is what somebody pasted or what a topic has brought;
 * what comes out is a model that nobody has saved yet, with the reasons for each guess. A proposed model can always be written as it is.
 */
@NullMarked
package io.dataflow.validation.proposal;

import org.jspecify.annotations.NullMarked;
