package io.dataflow.benchmarks.examine;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.benchmarks.workload.Account;
import io.dataflow.benchmarks.workload.Form;
import io.dataflow.benchmarks.workload.Workload;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExaminationTests {

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    private final Workload workload = new Workload(7, 1_000, 10, 0, NOON);
    private final Account account = new Account(workload);
    private final Findings findings = new Findings();
    private final Examination examination = new Examination(account, findings);

    @Test
    void findsNothingWhereEverythingIsThereOnce() {
        for (int number = 0; number < workload.count(); number++) {
            sendAndAcknowledge(number);
            arrive(number);
        }

        examination.checkAll();

        assertThat(findings.lines()).isEmpty();
    }

    @Test
    void findsAnAcknowledgedReadingThatIsMissing() {
        sendAndAcknowledge(a(Form.DATED));

        examination.checkAll();

        assertThat(findings.lines()).singleElement().asString().startsWith("1 × acknowledged and missing");
    }

    @Test
    void missesNothingThatNobodyAcknowledged() {
        account.sent(a(Form.OWN_ID));

        examination.checkAll();

        assertThat(findings.lines()).isEmpty();
    }

    @Test
    void findsAReadingThatIsThereTwiceThoughItHasAnId() {
        int number = a(Form.OWN_ID);
        sendAndAcknowledge(number);
        account.sent(number);
        arrive(number);
        arrive(number);

        examination.checkAll();

        assertThat(findings.lines()).singleElement().asString().contains("more often than it may be");
    }

    @Test
    void letsAPlainReadingBeThereAsOftenAsItWasSent() {
        int number = a(Form.PLAIN);
        account.sent(number);
        sendAndAcknowledge(number);
        arrive(number);
        arrive(number);

        examination.checkAll();

        assertThat(findings.lines()).isEmpty();
    }

    @Test
    void findsOtherContent() {
        int number = a(Form.DATED);
        sendAndAcknowledge(number);
        examination.stored(row(number, workload.temperature(number) + 0.01));

        assertThat(findings.lines()).singleElement().asString().contains("stored with other content");
    }

    @Test
    void findsAGoodReadingInQuarantine() {
        examination.rejected(payload(a(Form.DATED)));

        assertThat(findings.lines()).singleElement().asString().contains("in quarantine though nothing is wrong");
    }

    @Test
    void findsABadReadingAmongTheStoredOnes() {
        int number = a(Form.BAD);
        examination.stored(row(number, workload.temperature(number)));

        assertThat(findings.lines()).singleElement().asString().contains("never sent as a good reading");
    }

    private int a(Form form) {
        return IntStream.range(0, workload.count())
                .filter(number -> workload.form(number) == form)
                .findFirst()
                .orElseThrow();
    }

    private void sendAndAcknowledge(int number) {
        account.sent(number);
        account.acknowledged(number);
    }

    private void arrive(int number) {
        if (workload.form(number) == Form.BAD) {
            examination.rejected(payload(number));
        } else {
            examination.stored(row(number, workload.temperature(number)));
        }
    }

    private String payload(int number) {
        return new String(workload.payload(number), StandardCharsets.UTF_8);
    }

    private StoredRows.Row row(int number, double temperature) {
        return new StoredRows.Row(
                workload.device(number),
                workload.measuredAt(number).orElse(NOON),
                workload.messageId(number).map(id -> id.value()).orElse(1L),
                temperature,
                workload.humidity(number),
                "{\"n\":" + number + "}");
    }
}
