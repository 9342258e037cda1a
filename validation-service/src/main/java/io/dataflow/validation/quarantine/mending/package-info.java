/**
 * What a person does to refused readings so that they fit: a list of steps goes in beside a payload, what stands in its place comes
 * out. Whatever no step names stays as it was sent, digit by digit; nothing here touches the world.
 */
@NullMarked
package io.dataflow.validation.quarantine.mending;

import org.jspecify.annotations.NullMarked;
