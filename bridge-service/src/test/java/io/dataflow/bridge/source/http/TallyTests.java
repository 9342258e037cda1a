package io.dataflow.bridge.source.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataflow.bridge.source.http.body.Refusal;
import io.dataflow.contract.MessageId;
import io.dataflow.platform.problem.Problem;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TallyTests {

    private static final Refusal REFUSAL = Refusal.notAnObject(new byte[] {'1'}, "must be a JSON object", "Send one.");

    private final Tally tally = new Tally(true);

    @Test
    void listsTheIdsInTheirOrderWhereAllWasTaken() {
        tally.taken(1, new MessageId(16));
        tally.taken(3, new MessageId(17));
        assertThat(tally.end().messageIds()).containsExactly("0000000000000010", "0000000000000011");
        assertThat(tally.end().lines()).isNull();
    }

    @Test
    void listsEachLineWhereOneWasRefused() {
        tally.refused(2, REFUSAL);
        tally.taken(1, new MessageId(16));
        tally.taken(3, new MessageId(17));
        assertThat(tally.end().lines()).extracting(LineOutcome::line).containsExactly(1L, 2L, 3L);
        assertThat(tally.end().lines()).extracting(LineOutcome::status).containsExactly(202, 400, 202);
        assertThat(tally.end().messageIds()).isNull();
    }

    @Test
    void listsNoMoreThanItCanHold() {
        IntStream.rangeClosed(1, Tally.MOST_IDS).forEach(line -> tally.taken(line, new MessageId(line)));
        assertThat(tally.end().messageIds()).hasSize(Tally.MOST_IDS);
        tally.taken(Tally.MOST_IDS + 1, new MessageId(1));
        assertThat(tally.end().messageIds()).isNull();
        IntStream.range(0, Tally.MOST_REFUSED + 1).forEach(line -> tally.refused(line, REFUSAL));
        assertThat(tally.end().lines()).hasSize(Tally.MOST_REFUSED);
        assertThat(tally.end().refused()).isEqualTo(Tally.MOST_REFUSED + 1);
        assertThat(tally.end().received()).isEqualTo(Tally.MOST_IDS + Tally.MOST_REFUSED + 2);
    }

    @Test
    void isAProblemWhereNothingWasTaken() {
        tally.refused(1, REFUSAL);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(tally::end)
                .satisfies(problem -> assertThat(problem.getBody().getDetail())
                        .isEqualTo("The reading must be a JSON object. Send one."));
        tally.refused(2, REFUSAL);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(tally::end)
                .satisfies(
                        problem -> assertThat(problem.getBody().getProperties()).containsEntry("refused", 2L));
    }
}
