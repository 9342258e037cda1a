/**
 * The description of a service's HTTP interface.
 */
@NullMarked
package io.dataflow.platform.openapi;

import org.jspecify.annotations.NullMarked;
