package io.dataflow.dashboard.overview.web;

import io.dataflow.dashboard.overview.Overview;
import io.dataflow.dashboard.overview.OverviewFigures;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The headline figures as JSON. */
@RestController
class OverviewApi {

    private final Overview overview;

    OverviewApi(Overview overview) {
        this.overview = overview;
    }

    /** Figures of a service that does not answer are null, and {@code outages} names it. */
    @GetMapping("/api/overview")
    OverviewFigures overview() {
        return overview.figures();
    }
}
