/**
 * How values go into rows and come out of them, the same on MySQL and MariaDB: instants as UTC whatever the connection's zone,
 * 64-bit hashes as unsigned numbers, and rows of which only those that aren't there yet are inserted.
 */
@NullMarked
package io.dataflow.validation.rows;

import org.jspecify.annotations.NullMarked;
