package io.dataflow.benchmarks.hostile;

import io.dataflow.benchmarks.examine.Balance;
import io.dataflow.benchmarks.examine.Findings;
import io.dataflow.benchmarks.examine.StoredRows;
import io.dataflow.benchmarks.fleet.Fleet;
import io.dataflow.benchmarks.fleet.Member;
import io.dataflow.benchmarks.fleet.NodeLedger;
import io.dataflow.benchmarks.fleet.Panel;
import io.dataflow.benchmarks.mqtt.BrokerAddress;
import io.dataflow.benchmarks.mqtt.Frames;
import io.dataflow.benchmarks.mqtt.Publish;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Sends hostile and good readings in turn, and looks whether the good ones arrive and everybody lives. */
public final class HostileRun {

    private static final String GOOD_DEVICE = "decent-1";
    private static final int GOOD_EVERY = 20;
    private static final int LOOK_EVERY = 1_000;
    private static final Duration ARRIVE_WITHIN = Duration.ofSeconds(60);

    private final long seed;
    private final int count;
    private final Fleet fleet;
    private final PrintStream out;
    private final StoredRows rows;
    private final Panel bridge;
    private final Findings findings = new Findings();
    private int good;
    private long accepted;

    private HostileRun(long seed, int count, Fleet fleet, PrintStream out) {
        this.seed = seed;
        this.count = count;
        this.fleet = fleet;
        this.out = out;
        this.rows = new StoredRows(fleet.database());
        this.bridge = fleet.bridges().getFirst();
    }

    /** Does it, and says what came out; whether nothing is wrong. */
    public static boolean on(Fleet fleet, long seed, int count, PrintStream out)
            throws IOException, SQLException, InterruptedException {
        HostileRun run = new HostileRun(seed, count, fleet, out);
        List<Long> processes = fleet.members().stream().map(Member::pid).toList();
        run.send();
        run.examine(processes);
        return run.report();
    }

    private void send() throws IOException, SQLException, InterruptedException {
        SplittableRandom random = new SplittableRandom(seed);
        Payloads payloads = new Payloads(random);
        HostileHttp http = new HostileHttp(bridge, random, payloads, findings);
        try (HostileMqtt mqtt = new HostileMqtt(fleet.broker(), random, payloads, findings)) {
            http.sendHuge();
            for (int i = 1; i <= count; i++) {
                accepted += (random.nextInt(3) == 0 ? http.sendOne() : mqtt.sendOne()) ? 1 : 0;
                if (i % GOOD_EVERY == 0) {
                    sendGood();
                }
                if (i % LOOK_EVERY == 0 || i == count) {
                    awaitGood();
                    out.printf("%,d hostile, %,d of them accepted; %,d good ones arrived%n", i, accepted, good);
                }
            }
            http.sendHuge();
        }
    }

    private void sendGood() throws IOException {
        BrokerAddress broker = fleet.broker();
        try (RawMqtt mqtt = new RawMqtt(broker)) {
            mqtt.greet(GOOD_DEVICE, broker);
            Publish reading = new Publish(0, "devices/" + GOOD_DEVICE + "/telemetry", Map.of(), goodPayload());
            if (mqtt.exchange(Frames.publish(reading, 1)) != RawMqtt.Answer.ACCEPTED) {
                findings.add("a good reading refused over MQTT", "reading " + good);
            }
        }
        int status = bridge.post("/bridge/ingest", goodPayload()).statusCode();
        if (status != 202) {
            findings.add("a good reading refused over HTTP", "HTTP " + status + " for reading " + good);
        }
    }

    private byte[] goodPayload() {
        good++;
        return "{\"device_id\":\"%s\",\"message_id\":\"good-%d\",\"temperature\":20.5}"
                .formatted(GOOD_DEVICE, good)
                .getBytes(StandardCharsets.UTF_8);
    }

    private void awaitGood() throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + ARRIVE_WITHIN.toNanos();
        while (rows.countOfDevices(GOOD_DEVICE) < good && System.nanoTime() < deadline) {
            Thread.sleep(50);
        }
        if (rows.countOfDevices(GOOD_DEVICE) != good) {
            findings.add(
                    "good readings that did not arrive, or arrived twice",
                    rows.countOfDevices(GOOD_DEVICE) + " instead of " + good);
        }
    }

    private void examine(List<Long> before) throws SQLException, InterruptedException {
        Balance balance = new Balance(fleet, rows);
        long deadline = System.nanoTime() + ARRIVE_WITHIN.toNanos();
        while (!balance.isAtRest() && System.nanoTime() < deadline) {
            Thread.sleep(50);
        }
        balance.examine(findings);
        if (rows.withoutReason() > 0) {
            findings.add("in quarantine without a reason", rows.withoutReason() + " readings");
        }
        long settled = balance.ledgers().stream().mapToLong(NodeLedger::settled).sum();
        if (settled < accepted + good) {
            findings.add("accepted and not settled", settled + " settled of " + (accepted + good));
        }
        List<Member> members = fleet.members();
        for (int i = 0; i < members.size(); i++) {
            if (!members.get(i).isAlive() || members.get(i).pid() != before.get(i)) {
                findings.add("a process that died", members.get(i).name());
            }
        }
    }

    private boolean report() throws SQLException {
        out.printf("seed %d: %,d hostile, %,d good, %,d rows%n", seed, count, good, rows.count());
        if (findings.isEmpty()) {
            out.println("PASSED: nobody died, every good reading arrived once, every hostile one got an answer.");
            return true;
        }
        out.println("FAILED:");
        findings.lines().forEach(out::println);
        return false;
    }
}
