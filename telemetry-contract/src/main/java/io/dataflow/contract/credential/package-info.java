/**
 * What bridge-service, which knows the devices' keys, and a broker that checks them have to agree on: what a key is, how it is kept,
 * and how a broker hears of changes. Keys themselves never cross this border, only their hashes.
 */
@NullMarked
package io.dataflow.contract.credential;

import org.jspecify.annotations.NullMarked;
