package io.dataflow.agent.history;

import io.dataflow.contract.query.MetricStatistics;
import io.dataflow.contract.query.ModelDescription;
import io.dataflow.contract.query.Outcomes;
import io.dataflow.contract.query.Series;
import io.dataflow.platform.call.ServiceCalls;
import io.dataflow.platform.call.ServiceUnavailable;
import java.util.List;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/** Asks validation-service what is stored. Each method waits for the answer and throws {@link ServiceUnavailable} without one. */
@Component
class StoredHistory {

    private static final String ASKED = "Validation service";

    private final RestClient validation;

    StoredHistory(ServiceCalls calls) {
        this.validation = calls.validation();
    }

    List<ModelDescription> models() {
        return ask(new Question("/api/models"), new ParameterizedTypeReference<List<ModelDescription>>() {})
                .content();
    }

    Answer<List<MetricStatistics>> statistics(Scope scope, Period period) {
        Question question = new Question("/api/statistics")
                .with("model", scope.model())
                .with("device", scope.device())
                .within(period);
        return ask(question, new ParameterizedTypeReference<>() {});
    }

    /** The course of one metric at up to 20 devices, in about so many points a device. */
    Answer<Series> series(CourseRequest course, Period period, int points) {
        Question question = new Question("/api/series")
                .with("model", course.model())
                .with("metric", course.metric())
                .with("device", course.devices())
                .within(period)
                .with("points", points);
        return ask(question, new ParameterizedTypeReference<>() {});
    }

    Answer<Outcomes> outcomes(Period period) {
        return ask(new Question("/api/outcomes").within(period), new ParameterizedTypeReference<>() {});
    }

    Answer<List<RefusalReason>> reasons(Period period) {
        return ask(new Question("/api/quarantine/reasons").within(period), new ParameterizedTypeReference<>() {});
    }

    private <T> Answer<T> ask(Question question, ParameterizedTypeReference<T> type) {
        try {
            T content = validation.get().uri(question::address).retrieve().body(type);
            if (content == null) {
                throw new ServiceUnavailable(ASKED, "an empty answer to " + question, null);
            }
            return new Answer<>(question.toString(), content);
        } catch (RestClientResponseException e) {
            throw new ServiceUnavailable(ASKED, "HTTP " + e.getStatusCode().value() + " for " + question, e);
        } catch (RestClientException e) {
            throw new ServiceUnavailable(ASKED, "an answer that can't be read", e);
        }
    }
}
