/**
 * What every service's panel and connections need, switched on by being on the class path: login and roles, problem details,
 * the common layout, the database with its migrations, calls between services, events for open pages, how long to wait between tries.
 */
@NullMarked
package io.dataflow.platform;

import org.jspecify.annotations.NullMarked;
