/** The life of data models over HTTP. */
@NullMarked
package io.dataflow.validation.modelling.web;

import org.jspecify.annotations.NullMarked;
