package io.dataflow.dashboard.fleet;

import io.dataflow.contract.query.LatestReadings;
import io.dataflow.contract.query.ModelDescription;
import io.dataflow.contract.query.Outcomes;
import io.dataflow.contract.query.Series;
import io.dataflow.platform.call.ServiceCalls;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** What validation-service stored. Each call throws {@code ServiceUnavailable} while that service does not answer. */
@Component
public class StoredReadings {

    private static final ParameterizedTypeReference<List<ModelDescription>> MODELS =
            new ParameterizedTypeReference<>() {};

    private final RestClient validation;

    public StoredReadings(ServiceCalls services) {
        this.validation = services.validation();
    }

    /** The data models that readings are accepted by. */
    public List<ModelDescription> models() {
        return Objects.requireNonNull(
                validation.get().uri("/api/models").retrieve().body(MODELS));
    }

    /** The newest reading of each device that changed since the cursor, or of every device where none is given. */
    public LatestReadings latest(Optional<String> cursor) {
        return Objects.requireNonNull(validation
                .get()
                .uri(uri -> uri.path("/api/latest")
                        .queryParamIfPresent("cursor", cursor.map(value -> "{cursor}"))
                        .build(cursor.map(value -> new Object[] {value}).orElseGet(() -> new Object[0])))
                .retrieve()
                .body(LatestReadings.class));
    }

    /** Counts since the beginning, and of each minute of a range. */
    public Outcomes outcomes(Instant from, Instant to) {
        return Objects.requireNonNull(validation
                .get()
                .uri("/api/outcomes?from={from}&to={to}", from, to)
                .retrieve()
                .body(Outcomes.class));
    }

    /** One metric over a range. */
    public Series series(SeriesQuestion question) {
        return Objects.requireNonNull(validation
                .get()
                .uri(uri -> uri.path("/api/series")
                        .queryParam("model", "{model}")
                        .queryParam("metric", "{metric}")
                        .queryParam("from", "{from}")
                        .queryParam("to", "{to}")
                        .queryParam("points", "{points}")
                        .queryParam("device", question.devices())
                        .build(question.model(), question.metric(), question.from(), question.to(), question.points()))
                .retrieve()
                .body(Series.class));
    }
}
