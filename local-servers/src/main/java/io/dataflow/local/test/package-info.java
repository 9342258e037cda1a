/**
 * Servers for tests: started once for the whole test run at the first use, below {@code target/test-servers} of the module that is
 * tested, and ended with it. Each test asks for a schema, a Redis node or a broker and gets one that no other test has touched.
 */
@NullMarked
package io.dataflow.local.test;

import org.jspecify.annotations.NullMarked;
