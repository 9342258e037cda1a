/**
 * Secrets at rest: what has to be read again, such as a buffer node's password, lies in the database only sealed. The key comes from
 * the environment and is the same for every service of an installation.
 */
@NullMarked
package io.dataflow.platform.secret;

import org.jspecify.annotations.NullMarked;
