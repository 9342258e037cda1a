/** A small service made of nothing but the platform, tried on a real database over HTTP. */
@NullMarked
package io.dataflow.platform.trial;

import org.jspecify.annotations.NullMarked;
