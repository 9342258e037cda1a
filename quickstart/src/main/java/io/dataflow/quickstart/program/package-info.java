/**
 * The programs of the services as the launcher runs them: taken out of the executable jars of the build into the data folder, with
 * the libraries that they share in one place. A build that goes on while the fleet runs can't pull the jars from under it, and
 * plain jars let the JVM share and cache classes.
 */
@NullMarked
package io.dataflow.quickstart.program;

import org.jspecify.annotations.NullMarked;
