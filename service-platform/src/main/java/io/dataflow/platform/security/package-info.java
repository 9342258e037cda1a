/**
 * Who may reach what: turns a token into an identity, asks for a login where there is none, and sends the headers that tell a
 * browser what it must not do.
 */
@NullMarked
package io.dataflow.platform.security;

import org.jspecify.annotations.NullMarked;
