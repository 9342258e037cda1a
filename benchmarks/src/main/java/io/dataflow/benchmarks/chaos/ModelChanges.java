package io.dataflow.benchmarks.chaos;

import io.dataflow.benchmarks.examine.Findings;
import io.dataflow.benchmarks.fleet.Fleet;
import io.dataflow.benchmarks.fleet.Panel;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Activates new versions of the data model while readings flow, as an administrator does, by the API of any validation instance: by
 * turns one in which the readings' number is a field of its own, and so a column, and one in which it is unknown and kept
 * beside the others.
 */
final class ModelChanges implements AutoCloseable {

    private static final String MODEL = "/api/models/sensor";
    private static final String NUMBER = "n";
    private static final Duration BETWEEN = Duration.ofSeconds(3);
    private static final int UNPROCESSABLE = 422;
    private static final JsonMapper JSON = new JsonMapper();

    private final Timeline timeline;
    private final Findings findings;
    private final List<Panel> validations;
    private final SplittableRandom random;
    private final @Nullable Thread thread;
    private int activated;
    private boolean said;
    private volatile boolean closing;

    private ModelChanges(ChaosPlan plan, Fleet fleet, Timeline timeline, Findings findings) {
        this.timeline = timeline;
        this.findings = findings;
        this.validations = fleet.validations();
        this.random = new SplittableRandom(plan.seed() + 2);
        this.thread = plan.changeModels() ? Thread.ofVirtual().start(this::run) : null;
    }

    /** Begins, where the plan wants it. */
    static ModelChanges whereWanted(ChaosPlan plan, Fleet fleet, Timeline timeline, Findings findings) {
        return new ModelChanges(plan, fleet, timeline, findings);
    }

    /** Waits until the change that is under way is over, and makes no more. */
    void end() {
        closing = true;
        if (thread == null) {
            return;
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (activated == 0 && !said) {
            said = true;
            findings.add("no version of the data model could be activated", "in the whole run");
        }
    }

    @Override
    public void close() {
        end();
    }

    private void run() {
        while (!closing) {
            Panel validation = validations.get(random.nextInt(validations.size()));
            changeIfItAnswers(validation);
            try {
                Thread.sleep(BETWEEN);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void changeIfItAnswers(Panel validation) {
        try {
            change(validation);
        } catch (IOException e) {
            timeline.add("data model: the validation instance did not answer, " + e);
        }
    }

    private void change(Panel validation) throws IOException {
        HttpResponse<String> drafted = validation.post(MODEL + "/drafts", new byte[0]);
        HttpResponse<String> newest = validation.get(MODEL);
        JsonNode versions = JSON.readTree(newest.body()).path("versions");
        if (newest.statusCode() != 200 || versions.isEmpty()) {
            timeline.add("data model: HTTP %d, HTTP %d".formatted(drafted.statusCode(), newest.statusCode()));
            return;
        }
        String version = MODEL + "/versions/" + versions.get(0).path("version").asInt();
        if ("draft".equals(versions.get(0).path("status").asString())) {
            edit(validation, version);
        }
        HttpResponse<String> answer = validation.post(version + "/activate", new byte[0]);
        timeline.add("activate %s: HTTP %d".formatted(version, answer.statusCode()));
        if (answer.statusCode() / 100 == 2) {
            activated++;
        } else if (answer.statusCode() == 500 || answer.statusCode() == UNPROCESSABLE) {
            findings.add("HTTP %d to activate a version".formatted(answer.statusCode()), answer.body());
        }
    }

    private void edit(Panel validation, String version) throws IOException {
        JsonNode model = JSON.readTree(validation.get(version).body()).path("model");
        if (!(model instanceof ObjectNode document) || !(document.path("fields") instanceof ArrayNode fields)) {
            return;
        }
        if (!removed(fields)) {
            fields.add(JSON.valueToTree(Map.of("name", NUMBER, "type", "integer")));
        }
        HttpResponse<String> answer = validation.put(
                version, JSON.writeValueAsBytes(Map.of("model", document, "note", "changed while readings flow")));
        if (answer.statusCode() == 500 || answer.statusCode() == 400) {
            findings.add("HTTP %d to edit a version".formatted(answer.statusCode()), answer.body());
        }
    }

    private static boolean removed(ArrayNode fields) {
        for (int i = 0; i < fields.size(); i++) {
            if (NUMBER.equals(fields.get(i).path("name").asString())) {
                fields.remove(i);
                return true;
            }
        }
        return false;
    }
}
