package io.dataflow.bridge.source.http;

import io.dataflow.bridge.source.http.body.Refusal;
import io.dataflow.contract.MessageId;
import io.dataflow.platform.problem.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What became of the readings of one request; of very many, only how many. Not safe for use by several threads. */
final class Tally {

    static final int MOST_IDS = 10_000;
    static final int MOST_REFUSED = 1_000;

    private final boolean wanted;
    private final List<LineOutcome> refusedLines = new ArrayList<>();
    private long[] lines = new long[16];
    private long[] ids = new long[16];
    private long taken;
    private long refused;
    private Optional<Refusal> firstRefusal = Optional.empty();

    /** @param wanted whether the sender wants the message ids */
    Tally(boolean wanted) {
        this.wanted = wanted;
    }

    /** Called in the order of the lines. */
    void taken(long line, MessageId id) {
        if (wanted && taken < MOST_IDS) {
            list((int) taken, line, id);
        }
        taken++;
    }

    private void list(int place, long line, MessageId id) {
        if (place == ids.length) {
            lines = Arrays.copyOf(lines, 2 * place);
            ids = Arrays.copyOf(ids, 2 * place);
        }
        lines[place] = line;
        ids[place] = id.value();
    }

    void refused(long line, Refusal refusal) {
        refused++;
        firstRefusal = firstRefusal.or(() -> Optional.of(refusal));
        if (refusedLines.size() < MOST_REFUSED) {
            refusedLines.add(LineOutcome.refused(line, refusal));
        }
    }

    /** Whether nothing is known of any reading yet. */
    boolean isEmpty() {
        return taken + refused == 0;
    }

    /**
     * What the sender hears at the end.
     *
     * @throws Problem where nothing was taken because all was refused
     */
    Taken end() {
        if (refused > 0 && taken == 0) {
            throw allRefused(firstRefusal.orElseThrow());
        }
        return new Taken(
                taken + refused, taken, refused, refused == 0 ? listedIds() : null, refused == 0 ? null : outcomes());
    }

    private Problem allRefused(Refusal first) {
        if (refused == 1) {
            return first.problem();
        }
        boolean alike = refusedLines.stream()
                .allMatch(line -> line.status() == first.status().value());
        HttpStatus status = alike ? first.status() : HttpStatus.BAD_REQUEST;
        String detail = "None of the " + refused + " readings was taken. The first "
                + first.violation().rule() + ". " + first.violation().remedy();
        return counted(Problem.of(status, first.title(), detail)).with("lines", outcomes());
    }

    /** What the sender hears if the rest was not read: what became of the readings before, and where to go on. */
    Problem stopped(Problem why, long resumeFrom) {
        return counted(why, resumeFrom).with("lines", outcomes());
    }

    /** As {@link #stopped}, without what became of each line: short, because it may be the last that the sender can be told. */
    Problem counted(Problem why, long resumeFrom) {
        return counted(why).with("resume_from_line", resumeFrom);
    }

    private Problem counted(Problem problem) {
        return problem.with("received", taken + refused).with("taken", taken).with("refused", refused);
    }

    private @Nullable List<String> listedIds() {
        return wanted && taken <= MOST_IDS
                ? IntStream.range(0, (int) taken).mapToObj(this::id).toList()
                : null;
    }

    private String id(int place) {
        return new MessageId(ids[place]).toString();
    }

    private List<LineOutcome> outcomes() {
        if (!wanted || taken > MOST_IDS) {
            return List.copyOf(refusedLines);
        }
        Stream<LineOutcome> takenLines =
                IntStream.range(0, (int) taken).mapToObj(place -> LineOutcome.taken(lines[place], id(place)));
        return Stream.concat(takenLines, refusedLines.stream())
                .sorted(Comparator.comparingLong(LineOutcome::line))
                .toList();
    }
}
