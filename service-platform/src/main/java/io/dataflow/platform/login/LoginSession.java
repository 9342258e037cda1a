package io.dataflow.platform.login;

import io.dataflow.platform.account.Role;

/** A login that stands at this moment, with what its account may do at this moment. */
public record LoginSession(String id, String username, Role role) {}
