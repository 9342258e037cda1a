/** The agent: reads what is stored, through validation-service, and says what is worth knowing about it. */
@NullMarked
package io.dataflow.agent;

import org.jspecify.annotations.NullMarked;
