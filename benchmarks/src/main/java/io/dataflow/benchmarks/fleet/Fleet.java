package io.dataflow.benchmarks.fleet;

import io.dataflow.benchmarks.mqtt.BrokerAddress;
import io.dataflow.local.BrokerSettings;
import io.dataflow.local.DatabaseSettings;
import io.dataflow.local.LocalBroker;
import io.dataflow.local.LocalDatabase;
import io.dataflow.local.LocalRedis;
import io.dataflow.local.RedisSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Servers and services, running together. */
public final class Fleet implements AutoCloseable {

    private static final String PASSWORD = "not-a-secret-on-a-test-fleet";
    private static final int REDIS_MEGABYTES = 512;

    private final Path folder;
    private final Jars jars;
    private final FleetPlan plan;
    private final List<LocalRedis> nodes = new ArrayList<>();
    private final List<ServiceMember> services = new ArrayList<>();
    private final Thread atExit = new Thread(this::stopAll, "stop the fleet");
    private LocalDatabase database;
    private LocalBroker broker;

    private Fleet(Path folder, FleetPlan plan) {
        this.folder = folder;
        this.plan = plan;
        this.jars = Jars.ofThisProject(folder.resolve("programs"));
        Runtime.getRuntime().addShutdownHook(atExit);
        this.database = LocalDatabase.start(DatabaseSettings.of(folder.resolve("database"), 0, PASSWORD));
        this.broker =
                LocalBroker.start(BrokerSettings.ofJar(jars.of("mqtt-broker"), folder.resolve("broker"), 0, PASSWORD));
    }

    /** Starts everything and returns once all of it works. */
    public static Fleet start(Path folder, FleetPlan plan) {
        Fleet fleet = new Fleet(folder, plan);
        try {
            for (int i = 1; i <= plan.nodes(); i++) {
                fleet.nodes.add(fleet.startNode("redis-" + i));
            }
            fleet.startServices();
            return fleet;
        } catch (RuntimeException e) {
            fleet.close();
            throw e;
        }
    }

    /** Starts a buffer node that no bridge knows yet. */
    public LocalRedis startNode(String name) {
        return LocalRedis.start(new RedisSettings(name, folder.resolve(name), 0, PASSWORD, REDIS_MEGABYTES));
    }

    /** Starts a buffer node beside the others, for the administrator to add. */
    public synchronized LocalRedis addServer(String name) {
        LocalRedis node = startNode(name);
        nodes.add(node);
        return node;
    }

    /** All processes, in the order of their start. */
    public List<Member> members() {
        Stream<Member> servers = Stream.concat(
                Stream.of(new ServerMember(Role.DATABASE, database), new ServerMember(Role.BROKER, broker)),
                nodes().stream().map(node -> new ServerMember(Role.BUFFER_NODE, node)));
        return Stream.concat(servers, services.stream()).toList();
    }

    public List<Member> members(Role role) {
        return members().stream().filter(member -> member.role() == role).toList();
    }

    /** The buffer nodes' servers. */
    public synchronized List<LocalRedis> nodes() {
        return List.copyOf(nodes);
    }

    public LocalDatabase database() {
        return database;
    }

    /** The broker, as a service sees it. */
    public BrokerAddress broker() {
        return BrokerAddress.of(broker.url(), broker.username(), broker.password());
    }

    /** The APIs of the bridges. */
    public List<Panel> bridges() {
        return panels(Role.BRIDGE);
    }

    /** The APIs of the validation instances. */
    public List<Panel> validations() {
        return panels(Role.VALIDATION);
    }

    private List<Panel> panels(Role role) {
        return services.stream()
                .filter(service -> service.role() == role)
                .map(service -> new Panel(service.url(), PASSWORD))
                .toList();
    }

    /** Starts or wakes whatever does not run, and waits until all of it works. */
    public void mend() {
        for (Member member : members()) {
            if (member.isAlive()) {
                member.resume();
            } else {
                member.restart();
            }
        }
        services.forEach(ServiceMember::awaitReady);
    }

    /** Starts the services anew, one after the other; how long each took until it worked. */
    public Map<String, Duration> restartEach() {
        Map<String, Duration> took = new LinkedHashMap<>();
        services.forEach(service -> took.put(service.name(), service.timedRestart()));
        return took;
    }

    @Override
    public void close() {
        stopAll();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            return; // that is where we come from
        }
    }

    private void startServices() {
        ServiceEnvironment environment = new ServiceEnvironment(database, broker, nodes, PASSWORD);
        for (int i = 1; i <= plan.validators(); i++) {
            services.add(service("validation-service", "validation-" + i, Role.VALIDATION, environment));
        }
        for (int i = 1; i <= plan.bridges(); i++) {
            services.add(service("bridge-service", "bridge-" + i, Role.BRIDGE, environment));
        }
        services.forEach(ServiceMember::launch);
        services.forEach(ServiceMember::awaitReady);
    }

    private ServiceMember service(String module, String name, Role role, ServiceEnvironment environment) {
        return ServiceStart.of(jars.of(module), plan, role).member(name, environment, folder);
    }

    private synchronized void stopAll() {
        services.reversed().forEach(Fleet::stopQuietly);
        nodes.forEach(node -> stopQuietly(new ServerMember(Role.BUFFER_NODE, node)));
        if (broker != null) {
            stopQuietly(new ServerMember(Role.BROKER, broker));
        }
        if (database != null) {
            stopQuietly(new ServerMember(Role.DATABASE, database));
        }
    }

    private static void stopQuietly(Member member) {
        try {
            member.stop();
        } catch (RuntimeException e) {
            System.err.println("Can't stop " + member.name() + ": " + e.getMessage());
        }
    }
}
