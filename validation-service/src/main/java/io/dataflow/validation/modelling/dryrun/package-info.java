/**
 * What a version of a model would do if it were active: stored rows and what lies in quarantine are judged by it, and nothing is
 * changed. It says exactly what it looked at, and ends within seconds.
 */
@NullMarked
package io.dataflow.validation.modelling.dryrun;

import org.jspecify.annotations.NullMarked;
