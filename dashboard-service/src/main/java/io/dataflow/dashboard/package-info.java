/** What analysts look at. Keeps nothing itself: asks the other services, puts their answers together and pushes what changes. */
@NullMarked
package io.dataflow.dashboard;

import org.jspecify.annotations.NullMarked;
