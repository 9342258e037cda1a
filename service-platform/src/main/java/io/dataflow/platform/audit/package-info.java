/**
 * Who changed what and when.
 */
@NullMarked
package io.dataflow.platform.audit;

import org.jspecify.annotations.NullMarked;
