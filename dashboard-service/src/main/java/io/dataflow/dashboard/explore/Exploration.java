package io.dataflow.dashboard.explore;

import io.dataflow.contract.query.LatestReading;
import io.dataflow.contract.query.ModelDescription;
import io.dataflow.contract.query.Series;
import io.dataflow.dashboard.fleet.Answer;
import io.dataflow.dashboard.fleet.Outage;
import io.dataflow.dashboard.fleet.ReadingBoard;
import io.dataflow.dashboard.fleet.SeriesQuestion;
import io.dataflow.dashboard.fleet.StoredReadings;
import io.dataflow.platform.problem.Problem;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;

/** Finds what people can look at, and looks it up. */
@Component
public class Exploration {

    private static final Duration SOON = Duration.ofSeconds(5);

    private final StoredReadings stored;
    private final ReadingBoard board;

    Exploration(StoredReadings stored, ReadingBoard board) {
        this.stored = stored;
        this.board = board;
    }

    public List<ModelDescription> models() {
        return stored.models();
    }

    /** Each device of a model with its newest reading, by name. */
    public List<LatestReading> devices(String model) {
        return switch (board.catchUp()) {
            case Answer.Known<List<LatestReading>> known -> of(model, known.value());
            case Answer.Unknown<List<LatestReading>> unknown -> throw away(unknown.outage());
        };
    }

    private static List<LatestReading> of(String model, List<LatestReading> readings) {
        return readings.stream()
                .filter(reading -> reading.model().equals(model))
                .toList();
    }

    private static Problem away(Outage outage) {
        return Problem.unavailable(outage.service() + " does not answer", outage.detail(), SOON);
    }

    /** What validation-service refuses is refused here in its words. */
    public Series series(SeriesQuestion question) {
        try {
            return stored.series(question);
        } catch (HttpClientErrorException refused) {
            throw passedOn(refused);
        }
    }

    private static Problem passedOn(HttpClientErrorException refused) {
        ProblemDetail said = refused.getResponseBodyAs(ProblemDetail.class);
        String title = said == null || said.getTitle() == null ? "That can't be asked" : said.getTitle();
        String detail =
                said == null || said.getDetail() == null ? "Choose another model, metric or range." : said.getDetail();
        return Problem.of(HttpStatus.valueOf(refused.getStatusCode().value()), title, detail);
    }
}
