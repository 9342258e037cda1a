/**
 * What a reading of a kind looks like: data models, their versions in the database, and which of them are active now. Every
 * instance follows an activation within seconds; a model that is not valid cannot exist.
 */
@NullMarked
package io.dataflow.validation.model;

import org.jspecify.annotations.NullMarked;
