/** {@code GET /ai/summary}: which period and readings a request asks for, and how a summary is written as JSON. */
@NullMarked
package io.dataflow.agent.summary.web;

import org.jspecify.annotations.NullMarked;
