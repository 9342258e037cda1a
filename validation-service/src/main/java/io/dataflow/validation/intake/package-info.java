/**
 * Takes envelopes off the buffer nodes in claims, has them judged and stored, and settles the claims. Nothing leaves a node
 * before its claim is committed in the database; a claim whose owner died is taken over by another instance under the same id.
 */
@NullMarked
package io.dataflow.validation.intake;

import org.jspecify.annotations.NullMarked;
