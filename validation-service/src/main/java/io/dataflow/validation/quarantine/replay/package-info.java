/**
 * Judges refused readings again and stores what fits now. A selection and a mending come in; each reading leaves quarantine in the
 * transaction that stores it, under the id and time that it would have had in the first place, and where a job stands is committed with
 * what it did, so that whoever dies in the middle, another goes on and nothing is stored twice.
 */
@NullMarked
package io.dataflow.validation.quarantine.replay;

import org.jspecify.annotations.NullMarked;
