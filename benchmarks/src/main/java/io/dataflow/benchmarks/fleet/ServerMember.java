package io.dataflow.benchmarks.fleet;

import io.dataflow.local.LocalServer;

/** A server that the services use. */
record ServerMember(Role role, LocalServer server) implements Member {

    @Override
    public String name() {
        return switch (role) {
            case DATABASE -> "database";
            case BROKER -> "broker";
            case BUFFER_NODE, VALIDATION, BRIDGE -> server.name();
        };
    }

    @Override
    public long pid() {
        return server.pid();
    }

    @Override
    public boolean isAlive() {
        return server.isAlive();
    }

    @Override
    public void kill() {
        server.kill();
    }

    @Override
    public void pause() {
        server.pause();
    }

    @Override
    public void resume() {
        server.resume();
    }

    @Override
    public void stop() {
        server.stop();
    }

    @Override
    public void restart() {
        server.restart();
    }
}
