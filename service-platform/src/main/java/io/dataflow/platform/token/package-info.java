/**
 * Tokens that people and services sign in with: made and read with one shared key. Plain Java without Spring, so that the
 * launcher can mint a service token too.
 */
@NullMarked
package io.dataflow.platform.token;

import org.jspecify.annotations.NullMarked;
