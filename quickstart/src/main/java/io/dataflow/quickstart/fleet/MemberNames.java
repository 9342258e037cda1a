package io.dataflow.quickstart.fleet;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the members are called, in the order in which they start. */
public final class MemberNames {

    public static final String DATABASE = "database";
    public static final String REDIS_1 = "redis-1";
    public static final String REDIS_2 = "redis-2";
    public static final String BROKER = "broker";

    /** All that have a process and a log of their own. */
    public static final List<String> IN_START_ORDER = List.of(
            DATABASE,
            REDIS_1,
            REDIS_2,
            BROKER,
            Service.BRIDGE.shortName(),
            Service.VALIDATION.shortName(),
            Service.AGENT.shortName(),
            Service.DASHBOARD.shortName());

    private MemberNames() {}

    /** The member that a person means: its name, or that of its module. */
    public static Optional<String> find(String said) {
        for (Service service : Service.values()) {
            if (service.module().equals(said)) {
                return Optional.of(service.shortName());
            }
        }
        if (said.equals("mariadb") || said.equals("mysql")) {
            return Optional.of(DATABASE);
        }
        return said.equals(FleetRecord.LAUNCHER) || IN_START_ORDER.contains(said)
                ? Optional.of(said)
                : Optional.empty();
    }

    /** Where a member listens. */
    static Optional<Port> portOf(String name) {
        return switch (name) {
            case DATABASE -> Optional.of(Port.DATABASE);
            case REDIS_1 -> Optional.of(Port.REDIS_1);
            case REDIS_2 -> Optional.of(Port.REDIS_2);
            case BROKER -> Optional.of(Port.MQTT);
            default ->
                Stream.of(Service.values())
                        .filter(service -> service.shortName().equals(name))
                        .map(Service::port)
                        .findFirst();
        };
    }

    /** Smaller stops earlier: what others need stops after them. */
    static int stopOrder(String name) {
        return -IN_START_ORDER.indexOf(name);
    }
}
