/** What a version of a data model says otherwise than another, in words, and whether that may hurt anybody. Nothing here is stored. */
@NullMarked
package io.dataflow.validation.modelling.difference;

import org.jspecify.annotations.NullMarked;
