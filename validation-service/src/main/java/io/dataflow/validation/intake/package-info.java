/**
 * Takes envelopes off the buffer nodes in claims, has them judged and stored, and settles the claims. Nothing leaves a node
 * before its claim is committed in the database; a claim whose owner died is taken over by another instance under the same id.
 *
 * <p>No leader hands the claims of the dead out: every instance looks for them each second, and a script on the node gives each
 * to one of those who ask. It is one step there, so a claim has one owner at any time and can't be given twice; it needs no
 * election, works while the database is away, and one node's trouble delays no other's. That the owner is dead is read from its
 * lease, which it renews from a thread of its own, and only held against it by somebody whom the node has answered for a lease's
 * length without a gap. An owner that merely slept does no harm when it wakes up: the database takes a claim id once, the node
 * settles a claim for its present owner only, and the session of a sleeping transaction is ended by the database.
 */
@NullMarked
package io.dataflow.validation.intake;

import org.jspecify.annotations.NullMarked;
