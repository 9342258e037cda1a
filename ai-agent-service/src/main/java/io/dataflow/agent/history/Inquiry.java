package io.dataflow.agent.history;

import io.dataflow.contract.query.MetricStatistics;
import io.dataflow.contract.query.ModelDescription;
import io.dataflow.contract.query.Series;
import java.util.List;
import org.springframework.stereotype.Component;

/** Collects everything that a summary is made from. */
@Component
public class Inquiry {

    private static final int MOST_POINTS_IN_ALL = 30_000;
    private static final int FEWEST_POINTS = 120;
    private static final int MOST_POINTS = 1_500;

    private final StoredHistory history;

    Inquiry(StoredHistory history) {
        this.history = history;
    }

    /**
     * Asks for everything.
     *
     * @throws UnknownModel if the scope names a model that there is none of
     * @throws io.dataflow.platform.call.ServiceUnavailable if any question stays without an answer
     */
    public Evidence about(Scope scope, Period period) {
        List<ModelDescription> models = models(scope);
        Answer<List<MetricStatistics>> statistics = history.statistics(scope, period);
        return new Evidence(
                period,
                scope,
                models,
                statistics,
                history.statistics(scope, period.previous()),
                courses(statistics.content(), period),
                history.outcomes(period),
                history.reasons(period));
    }

    private List<ModelDescription> models(Scope scope) {
        List<ModelDescription> models = history.models();
        scope.model().ifPresent(asked -> {
            List<String> names = models.stream().map(ModelDescription::name).toList();
            if (!names.contains(asked)) {
                throw new UnknownModel(asked, names);
            }
        });
        return models;
    }

    private List<Answer<Series>> courses(List<MetricStatistics> statistics, Period period) {
        List<CourseRequest> requests = CourseChoice.of(statistics);
        int points = points(requests);
        return requests.stream()
                .map(request -> history.series(request, period, points))
                .toList();
    }

    /** As fine as the number of courses allows: a day in minutes for a few devices, in hours for many. */
    private static int points(List<CourseRequest> requests) {
        int courses = requests.stream().mapToInt(r -> r.devices().size()).sum();
        return Math.clamp(MOST_POINTS_IN_ALL / Math.max(1, courses), FEWEST_POINTS, MOST_POINTS);
    }
}
