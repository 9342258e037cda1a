/** What is stored, how much it takes, and whether rollups are what they should be, over HTTP. */
@NullMarked
package io.dataflow.validation.store.web;

import org.jspecify.annotations.NullMarked;
