/**
 * The life of data models: they are drafted, compared, tried on what came in already, activated, taken back and retired. Of a model
 * one version is active at any time, and its table has room for the version before any instance judges by it.
 */
@NullMarked
package io.dataflow.validation.modelling;

import org.jspecify.annotations.NullMarked;
