/**
 * The words that every service shares: identifiers that can't be invalid, the envelope and its wire form, topic and buffer key
 * names. Plain Java with no I/O, so that each rule here is decided once and tested without a server.
 */
@NullMarked
package io.dataflow.contract;

import org.jspecify.annotations.NullMarked;
