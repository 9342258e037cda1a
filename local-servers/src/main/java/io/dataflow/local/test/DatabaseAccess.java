package io.dataflow.local.test;

import io.dataflow.local.JdbcParameters;

/**
 * A database server and a user who may make schemas there.
 *
 * @param server its URL up to the slash before a schema's name
 * @param parameters more parameters of a URL, beginning with {@code &}, or nothing
 * @param username the user
 * @param password the user's password
 */
record DatabaseAccess(String server, String parameters, String username, String password) {

    /** From a JDBC URL with or without schema and parameters. */
    static DatabaseAccess of(String url, String username, String password) {
        int question = url.indexOf('?');
        String parameters = question < 0 ? "" : "&" + url.substring(question + 1);
        String base = question < 0 ? url : url.substring(0, question);
        int slash = base.indexOf('/', base.indexOf("//") + 2);
        return new DatabaseAccess(slash < 0 ? base : base.substring(0, slash), parameters, username, password);
    }

    /** The URL of a schema. MySQL 9 lets in nobody over a plain connection who may not ask it for its public key. */
    String url(String schema) {
        String ours = JdbcParameters.OURS + "&allowPublicKeyRetrieval=true";
        return server + "/" + schema + "?" + ours + parameters;
    }

    @Override
    public String toString() {
        return "DatabaseAccess[server=" + server + ", username=" + username + ", password=***]";
    }
}
