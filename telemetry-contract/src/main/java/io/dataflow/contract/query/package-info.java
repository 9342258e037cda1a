/** The answers of the services' read interfaces, as one service writes and another reads them in JSON (snake case, ISO-8601 UTC). */
@NullMarked
package io.dataflow.contract.query;

import org.jspecify.annotations.NullMarked;
