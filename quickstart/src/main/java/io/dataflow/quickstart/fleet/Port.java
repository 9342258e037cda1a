package io.dataflow.quickstart.fleet;

/** The ports of a fleet: what each is for, where it is unless moved, and the option that moves it. */
public enum Port {
    BRIDGE("bridge-service", 8001, "--bridge-port"),
    VALIDATION("validation-service", 8002, "--validation-port"),
    AGENT("ai-agent-service", 8003, "--agent-port"),
    DASHBOARD("dashboard-service", 8004, "--dashboard-port"),
    MQTT("the MQTT broker", 1883, "--mqtt-port"),
    DATABASE("MariaDB", 13307, "--database-port"),
    REDIS_1("redis-1", 16379, "--redis-1-port"),
    REDIS_2("redis-2", 16380, "--redis-2-port");

    private final String user;
    private final int usual;
    private final String option;

    Port(String user, int usual, String option) {
        this.user = user;
        this.usual = usual;
        this.option = option;
    }

    /** What wants the port, in words. */
    public String user() {
        return user;
    }

    public int usual() {
        return usual;
    }

    public String option() {
        return option;
    }
}
