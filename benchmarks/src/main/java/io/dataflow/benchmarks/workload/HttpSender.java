package io.dataflow.benchmarks.workload;

import io.dataflow.benchmarks.fleet.Panel;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Sends the readings that go over HTTP, each until a bridge says 202, to any bridge. */
public final class HttpSender implements AutoCloseable {

    private static final int WORKERS = 8;
    private static final long PAUSE_MILLIS = 200;
    private static final int TAKEN = 202;

    private final Account account;
    private final Workload workload;
    private final Pace pace;
    private final List<Panel> bridges;
    private final List<Thread> workers;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicLong taken = new AtomicLong();
    private final Map<Integer, String> strange = new ConcurrentHashMap<>();
    private volatile boolean closing;

    public HttpSender(Account account, Pace pace, List<Panel> bridges) {
        this.account = account;
        this.workload = account.workload();
        this.pace = pace;
        this.bridges = List.copyOf(bridges);
        this.workers = IntStream.range(0, WORKERS)
                .mapToObj(worker -> Thread.ofVirtual().name("http-" + worker).start(() -> run(worker)))
                .toList();
    }

    /** How many requests were answered with 202. */
    public long taken() {
        return taken.get();
    }

    /** An example of each status that no sender should ever see. */
    public Map<Integer, String> strangeAnswers() {
        return Map.copyOf(strange);
    }

    @Override
    public void close() {
        closing = true;
        try {
            for (Thread worker : workers) {
                worker.interrupt();
                worker.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(int worker) {
        for (int number = take(); number < workload.count() && !closing; number = take()) {
            sendUntilTaken(number, worker);
        }
    }

    private int take() {
        int number = next.getAndIncrement();
        while (number < workload.count() && !workload.overHttp(number)) {
            number = next.getAndIncrement();
        }
        while (number < workload.count() && !closing && !pace.allows(number)) {
            sleep();
        }
        return number;
    }

    private void sendUntilTaken(int number, int worker) {
        for (int attempt = 0; !closing; attempt++) {
            if (isTaken(number, bridges.get((worker + attempt) % bridges.size()))) {
                taken.incrementAndGet();
                account.acknowledged(number);
                return;
            }
            sleep();
        }
    }

    private boolean isTaken(int number, Panel bridge) {
        account.sent(number);
        try {
            HttpResponse<String> answer = bridge.post("/bridge/ingest", workload.payload(number));
            noteIfStrange(answer);
            return answer.statusCode() == TAKEN;
        } catch (IOException e) {
            return false;
        }
    }

    private void noteIfStrange(HttpResponse<String> answer) {
        switch (answer.statusCode()) {
            case TAKEN, 429, 503 -> strange.size();
            default -> strange.putIfAbsent(answer.statusCode(), answer.body());
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
