package io.dataflow.quickstart.fleet;

import io.dataflow.local.Sessions;
import io.dataflow.quickstart.folder.LogFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** One of the four services as a process of its own. */
final class ServiceMember implements Member {

    private static final Duration STOP_WITHIN = Duration.ofSeconds(15);

    private final Service service;
    private final FleetPlan plan;
    private final Path program;
    private final HealthProbe health;
    private @Nullable Process process;

    ServiceMember(Service service, FleetPlan plan, Path program) {
        this.service = service;
        this.plan = plan;
        this.program = program;
        URI readiness = plan.http(service.port()).resolve("/actuator/health/readiness");
        this.health = new HealthProbe(readiness);
    }

    @Override
    public String name() {
        return service.shortName();
    }

    @Override
    public String purpose() {
        return service.purpose();
    }

    @Override
    public ProcessHandle start() throws MemberFailed {
        Path log = plan.folder().log(name());
        new LogFile(log).rotate();
        ProcessBuilder builder = new ProcessBuilder(command())
                .directory(plan.folder().root().toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(NullDevice.file()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(ServiceEnvironment.of(service, plan));
        try {
            process = builder.start();
            return process.toHandle();
        } catch (IOException e) {
            throw new MemberFailed("can't start %s: %s".formatted(name(), e.getMessage()), e);
        }
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(service.jvmOptions());
        command.add("-jar");
        command.add(program.toString());
        return Sessions.apart(command);
    }

    @Override
    public boolean isReady() {
        return health.isUp();
    }

    @Override
    public void stop() {
        if (process != null && process.isAlive()) {
            Spawned.end(process.toHandle(), STOP_WITHIN);
        }
    }

    @Override
    public OptionalInt exitCode() {
        return process == null ? OptionalInt.empty() : Spawned.exitCode(process);
    }
}
