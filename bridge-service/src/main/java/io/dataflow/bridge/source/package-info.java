/** What readings come from: named sources, each bound to a data model. How they come is in the packages below. */
@NullMarked
package io.dataflow.bridge.source;

import org.jspecify.annotations.NullMarked;
