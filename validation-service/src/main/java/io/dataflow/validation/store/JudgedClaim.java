package io.dataflow.validation.store;

import java.util.List;

/**
 * A claim whose entries have been judged.
 *
 * @param id the same however often and by whomever the claim is processed
 * @param node the buffer node that it lies on
 * @param entries each may be judged anew whenever it is asked for, with the same verdict
 */
public record JudgedClaim(String id, String node, List<JudgedEntry> entries) {}
