package io.dataflow.dashboard.overview.web;

import io.dataflow.contract.query.LatestReading;
import io.dataflow.contract.query.ModelDescription;
import io.dataflow.dashboard.fleet.Answer;
import io.dataflow.dashboard.fleet.StoredReadings;
import io.dataflow.dashboard.fleet.ThinSpaced;
import io.dataflow.dashboard.overview.Overview;
import io.dataflow.dashboard.overview.OverviewFigures;
import io.dataflow.dashboard.pipeline.Pipeline;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The start page: first figures and cards come with the page, what changes afterwards is pushed. */
@Controller
class OverviewPage {

    private static final int MOST_CARDS = 60;

    private final Overview overview;
    private final Pipeline pipeline;
    private final StoredReadings stored;

    OverviewPage(Overview overview, Pipeline pipeline, StoredReadings stored) {
        this.overview = overview;
        this.pipeline = pipeline;
        this.stored = stored;
    }

    @GetMapping("/")
    String show(Model model) {
        Answer<List<LatestReading>> readings = overview.readings();
        Answer<List<ModelDescription>> models = Answer.to(stored::models);
        OverviewFigures figures = overview.figures(readings, pipeline.sample());
        model.addAttribute("figures", figures);
        model.addAttribute("cards", cards(readings, models, figures));
        model.addAttribute("most", MOST_CARDS);
        model.addAttribute("numbers", new ThinSpaced());
        return "overview";
    }

    private static List<DeviceCard> cards(
            Answer<List<LatestReading>> readings, Answer<List<ModelDescription>> models, OverviewFigures figures) {
        Map<String, ModelDescription> byName = models.known().orElse(List.of()).stream()
                .collect(Collectors.toMap(ModelDescription::name, Function.identity()));
        return readings.known().orElse(List.of()).stream()
                .filter(reading -> byName.containsKey(reading.model()))
                .limit(MOST_CARDS)
                .map(reading -> DeviceCard.of(reading, byName.get(reading.model()), figures.at()))
                .toList();
    }
}
