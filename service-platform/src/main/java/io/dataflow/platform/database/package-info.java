/**
 * The connection to the one shared database: address, parameters that every service needs, and the dialect of the server found.
 */
@NullMarked
package io.dataflow.platform.database;

import org.jspecify.annotations.NullMarked;
