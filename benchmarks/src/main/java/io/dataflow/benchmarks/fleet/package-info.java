/**
 * The system under test: real servers and the services' own jars, each a process of its own on a free port of 127.0.0.1, with
 * everything of it in one folder. What is started here is stopped here, by its process id.
 */
@NullMarked
package io.dataflow.benchmarks.fleet;

import org.jspecify.annotations.NullMarked;
