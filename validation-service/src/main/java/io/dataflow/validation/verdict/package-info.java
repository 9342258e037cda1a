/**
 * Decides what becomes of an envelope: a payload and a data model go in, a verdict comes out, with every reason where it is a
 * refusal. Nothing here reads a clock, a network or a database, and nothing that a sender writes makes it throw.
 */
@NullMarked
package io.dataflow.validation.verdict;

import org.jspecify.annotations.NullMarked;
