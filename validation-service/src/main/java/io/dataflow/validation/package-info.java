/** Redis in, data models, typed tables and quarantine out; a panel for models and quarantine. */
@NullMarked
package io.dataflow.validation;

import org.jspecify.annotations.NullMarked;
