/**
 * Adding, editing, pausing and removing sources over HTTP. What is sent is checked here, word by word; each change is in force on
 * this instance when it is answered, and on the others within seconds.
 */
@NullMarked
package io.dataflow.bridge.source.web;

import org.jspecify.annotations.NullMarked;
