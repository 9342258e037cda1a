package io.dataflow.platform.token;

import java.time.Instant;

/** What a genuine token says; whether its login still stands is for the database to answer. */
public sealed interface Token {

    /** Given to a person at login; good only as long as the login session of that id stands. */
    record Login(String sessionId, String username, Instant expiresAt) implements Token {}

    /** Signed by a service for one call to another. */
    record Service(String name) implements Token {}
}
