/** Signing in and out over HTTP, as a page and as JSON; the token goes into a cookie that no script can read. */
@NullMarked
package io.dataflow.platform.login.web;

import org.jspecify.annotations.NullMarked;
