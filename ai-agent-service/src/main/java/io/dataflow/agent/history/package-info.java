/**
 * What is stored, as validation-service tells it. Nothing here knows a table: questions go out over HTTP, answers come back with
 * the question that gave them, so that each figure can be asked for again. Not being able to ask is {@link
 * io.dataflow.platform.call.ServiceUnavailable}, never an empty answer.
 */
@NullMarked
package io.dataflow.agent.history;

import org.jspecify.annotations.NullMarked;
