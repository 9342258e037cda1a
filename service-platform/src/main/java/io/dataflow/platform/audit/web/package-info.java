/** The record of changes as HTTP: who changed what, for administrators, newest first. */
@NullMarked
package io.dataflow.platform.audit.web;

import org.jspecify.annotations.NullMarked;
