package io.dataflow.platform.account;

/** What an account may do; each role may do all that the ones after it may. */
public enum Role {
    /** Manages accounts and everything else. */
    ADMIN,
    /** Changes how the system runs: sources, buffer nodes, models, devices. */
    OPERATOR,
    /** Looks at data. */
    ANALYST;

    /** The authority by which the security framework knows this role. */
    public String authority() {
        return "ROLE_" + name();
    }
}
