/** Proposals of data models over HTTP; nothing is saved. */
@NullMarked
package io.dataflow.validation.proposal.web;

import org.jspecify.annotations.NullMarked;
