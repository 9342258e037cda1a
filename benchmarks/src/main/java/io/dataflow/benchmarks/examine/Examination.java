package io.dataflow.benchmarks.examine;

import io.dataflow.benchmarks.workload.Account;
import io.dataflow.benchmarks.workload.Form;
import io.dataflow.benchmarks.workload.Workload;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.OptionalInt;

/** Compares what was sent and acknowledged with what lies in the database. */
public final class Examination {

    private static final double SAME = 1e-9;

    private final Account account;
    private final Workload workload;
    private final Findings findings;
    private final byte[] found;

    Examination(Account account, Findings findings) {
        this.account = account;
        this.workload = account.workload();
        this.findings = findings;
        this.found = new byte[workload.count()];
    }

    /** Adds to the findings what is missing, twice there, strange, or different. */
    public static void of(Account account, StoredRows rows, Findings findings) throws SQLException {
        Examination examination = new Examination(account, findings);
        rows.forEachReading(examination::stored);
        rows.forEachRejected(examination::rejected);
        examination.checkAll();
    }

    /** Takes note of a stored reading. */
    void stored(StoredRows.Row row) {
        OptionalInt number = known(row.extras());
        if (number.isEmpty() || workload.form(number.getAsInt()) == Form.BAD) {
            findings.add("stored though never sent as a good reading", row.toString());
            return;
        }
        count(number.getAsInt());
        if (!equal(row, number.getAsInt())) {
            findings.add("stored with other content", row + " instead of " + describe(number.getAsInt()));
        }
    }

    /** Takes note of a payload in quarantine. */
    void rejected(String payload) {
        OptionalInt number = known(payload);
        if (number.isEmpty() || workload.form(number.getAsInt()) != Form.BAD) {
            findings.add("in quarantine though nothing is wrong with it", payload);
            return;
        }
        count(number.getAsInt());
    }

    /** Looks, once all is noted, whether each reading is there as often as it has to be. */
    void checkAll() {
        for (int number = 0; number < workload.count(); number++) {
            check(number);
        }
    }

    private OptionalInt known(String json) {
        OptionalInt number = Workload.numberIn(json);
        return number.isPresent() && workload.has(number.getAsInt()) ? number : OptionalInt.empty();
    }

    private void count(int number) {
        found[number] = (byte) Math.min(127, found[number] + 1);
    }

    private boolean equal(StoredRows.Row row, int number) {
        return row.device().equals(workload.device(number))
                && workload.measuredAt(number).map(row.at()::equals).orElse(true)
                && workload.messageId(number)
                        .map(id -> id.value() == row.messageId())
                        .orElse(true)
                && Math.abs(row.temperature() - workload.temperature(number)) < SAME
                && Math.abs(row.humidity() - workload.humidity(number)) < SAME;
    }

    private void check(int number) {
        boolean once = workload.form(number).storedOnce();
        int least = once ? Math.min(1, account.timesAcknowledged(number)) : account.timesAcknowledged(number);
        int most = once ? Math.min(1, account.timesSent(number)) : account.timesSent(number);
        if (found[number] < least) {
            findings.add("acknowledged and missing", describe(number));
        }
        if (found[number] > most) {
            findings.add("there more often than it may be", describe(number));
        }
    }

    private String describe(int number) {
        return "%s over %s, %d × sent, %d × acknowledged (at %.1f s), %d × found: %s"
                .formatted(
                        workload.form(number),
                        workload.overHttp(number) ? "HTTP" : "MQTT",
                        account.timesSent(number),
                        account.timesAcknowledged(number),
                        account.lastAcknowledgedAt(number),
                        found[number],
                        new String(workload.payload(number), StandardCharsets.UTF_8));
    }
}
