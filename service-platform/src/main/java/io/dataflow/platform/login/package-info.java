/**
 * Signing in and out. A login is a row in the shared database, looked at on every request, so that ending it ends it on every
 * service at once. Failed attempts are counted in the same database and slow down whoever guesses.
 */
@NullMarked
package io.dataflow.platform.login;

import org.jspecify.annotations.NullMarked;
