package io.dataflow.quickstart.command;

import io.dataflow.quickstart.CannotGoOn;
import io.dataflow.quickstart.Console;
import io.dataflow.quickstart.LauncherLog;
import io.dataflow.quickstart.ProjectFolder;
import io.dataflow.quickstart.fleet.DiskWatch;
import io.dataflow.quickstart.fleet.FirstReading;
import io.dataflow.quickstart.fleet.Fleet;
import io.dataflow.quickstart.fleet.FleetPlan;
import io.dataflow.quickstart.fleet.Orphans;
import io.dataflow.quickstart.fleet.Preflight;
import io.dataflow.quickstart.folder.DataFolder;
import io.dataflow.quickstart.folder.FolderLock;
import io.dataflow.quickstart.folder.Secrets;
import io.dataflow.quickstart.program.Programs;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./dataflow up}: starts the fleet and keeps it alive until it is stopped. */
@Command(
        name = "up",
        description = "Starts the servers, the four services and simulated devices, and runs until Ctrl-C.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class UpCommand implements Callable<Integer> {

    private static final int GAVE_UP = 1;

    @Spec
    private CommandSpec spec;

    @Mixin
    private FolderOption folderOption;

    @Mixin
    private DeviceOptions devices;

    @Option(names = "--no-devices", description = "Simulates none: readings come from your own.")
    private boolean noDevices;

    @Option(
            names = "--listen",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "The address that the panels listen on (127.0.0.1: this machine only).")
    private String listen;

    @Mixin
    private PortOptions ports;

    @Override
    public Integer call() {
        Console console = new Console(spec.commandLine().getOut());
        DataFolder folder = folderOption.folder();
        folder.create();
        FolderLock lock = FolderLock.take(folder);
        try {
            FleetPlan plan = plan(folder);
            Orphans.stop(folder, console);
            new Preflight(plan, console).check();
            LauncherLog.writeTo(folder.log("launcher"));
            return run(plan, console);
        } finally {
            lock.close();
        }
    }

    private FleetPlan plan(DataFolder folder) {
        int count = noDevices ? 0 : devices.count();
        FleetPlan plan = new FleetPlan(folder, Secrets.of(folder), ports.plan(), listen, count, devices.rate());
        plan.devicePlan();
        return plan;
    }

    private int run(FleetPlan plan, Console console) {
        long began = System.nanoTime();
        console.say("Starting DataFlow in %s", plan.folder().root());
        Clock clock = Clock.systemUTC();
        Fleet fleet = new Fleet(plan, new Programs(ProjectFolder.find(), plan.folder()), console, clock);
        Runtime.getRuntime().addShutdownHook(new Thread(fleet::stop, "stop-fleet"));
        try {
            fleet.start();
            new FirstReading(plan, clock).await(console, fleet::wasStopped);
            if (!fleet.wasStopped()) {
                double seconds = (System.nanoTime() - began) / 1e9;
                new Welcome(plan, folderOption.repeated()).print(console, seconds);
            }
            return keep(fleet, plan, console);
        } catch (CannotGoOn failure) {
            if (fleet.wasStopped()) {
                return 0;
            }
            throw failure;
        } finally {
            fleet.stop();
        }
    }

    private static int keep(Fleet fleet, FleetPlan plan, Console console) {
        DiskWatch watch = DiskWatch.start(plan.folder(), console);
        String why = fleet.awaitEnd();
        watch.close();
        if (fleet.wasStopped()) {
            return 0;
        }
        console.say("%s", why);
        return GAVE_UP;
    }
}
