/**
 * Stores what was judged: one claim is one transaction that holds its readings, rollups, newest values, quarantine and counts,
 * or nothing. A claim that is stored twice changes nothing, and the rollups always equal what the raw rows say.
 */
@NullMarked
package io.dataflow.validation.store;

import org.jspecify.annotations.NullMarked;
