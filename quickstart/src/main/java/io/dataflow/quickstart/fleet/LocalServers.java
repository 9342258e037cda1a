package io.dataflow.quickstart.fleet;

import io.dataflow.local.BrokerSettings;
import io.dataflow.local.DatabaseSettings;
import io.dataflow.local.LocalBroker;
import io.dataflow.local.LocalDatabase;
import io.dataflow.local.LocalRedis;
import io.dataflow.local.RedisSettings;
import io.dataflow.quickstart.folder.LogFile;
import io.dataflow.quickstart.program.Programs;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The servers of the fleet: what each is told, and where it keeps what it has. */
final class LocalServers {

    /** Who services are at the broker; devices of this machine need no credential unless they are registered. */
    static final String BROKER_USER = "dataflow";

    private static final int BROKER_HEAP_MEGABYTES = 256;

    private final FleetPlan plan;
    private final Programs programs;

    LocalServers(FleetPlan plan, Programs programs) {
        this.plan = plan;
        this.programs = programs;
    }

    /** All of them, in the opposite of the order in which they have to stop. */
    List<ServerMember> all() {
        return List.of(
                database(),
                redis(MemberNames.REDIS_1, Port.REDIS_1),
                redis(MemberNames.REDIS_2, Port.REDIS_2),
                broker());
    }

    private ServerMember database() {
        String name = MemberNames.DATABASE;
        DatabaseSettings settings = DatabaseSettings.of(
                folder(name), plan.ports().of(Port.DATABASE), plan.secrets().database());
        return new ServerMember(name, "MariaDB, keeps what is stored", log(name), () -> LocalDatabase.start(settings));
    }

    private ServerMember redis(String name, Port port) {
        RedisSettings settings = RedisSettings.of(
                name, folder(name), plan.ports().of(port), plan.secrets().redis(name));
        return new ServerMember(
                name, "Redis, keeps what isn't stored yet", log(name), () -> LocalRedis.start(settings));
    }

    private ServerMember broker() {
        String name = MemberNames.BROKER;
        List<String> program =
                List.of("-XX:+UseSerialGC", "-jar", programs.of("mqtt-broker").toString());
        BrokerSettings settings = new BrokerSettings(
                folder(name),
                plan.ports().of(Port.MQTT),
                BROKER_USER,
                plan.secrets().broker(),
                program,
                BROKER_HEAP_MEGABYTES,
                Map.of(
                        "DATAFLOW_BROKER_BRIDGE_URL", plan.http(Port.BRIDGE).toString(),
                        "DATAFLOW_BROKER_BRIDGE_TOKEN", plan.secrets().brokerToken()));
        return new ServerMember(
                name, "MQTT 5, takes readings from devices", log(name), () -> LocalBroker.start(settings));
    }

    private Path folder(String name) {
        return plan.folder().of(name);
    }

    private LogFile log(String name) {
        return new LogFile(folder(name).resolve("server.log"));
    }
}
