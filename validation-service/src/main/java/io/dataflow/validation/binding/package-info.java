/**
 * Which readings are judged by which data models: source and topic of an envelope go in, the models that may take it come out. Of
 * several bindings the most specific holds; where there is none, the model that the source names; and after that the binding of
 * everything, if there is one.
 */
@NullMarked
package io.dataflow.validation.binding;

import org.jspecify.annotations.NullMarked;
