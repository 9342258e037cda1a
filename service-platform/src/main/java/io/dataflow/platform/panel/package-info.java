/**
 * What all panels have in common: the way from one to another, and who is signed in.
 */
@NullMarked
package io.dataflow.platform.panel;

import org.jspecify.annotations.NullMarked;
