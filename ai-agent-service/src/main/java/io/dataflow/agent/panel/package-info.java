/** The Insights page: the summary as a person reads it, complete in the first response. */
@NullMarked
package io.dataflow.agent.panel;

import org.jspecify.annotations.NullMarked;
