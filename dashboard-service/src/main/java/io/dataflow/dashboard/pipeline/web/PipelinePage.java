package io.dataflow.dashboard.pipeline.web;

import io.dataflow.dashboard.fleet.ThinSpaced;
import io.dataflow.dashboard.pipeline.Pipeline;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page that shows the way of a reading. */
@Controller
class PipelinePage {

    private final Pipeline pipeline;

    PipelinePage(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    @GetMapping("/pipeline")
    String show(Model model) {
        model.addAttribute("report", pipeline.report(pipeline.sample()));
        model.addAttribute("numbers", new ThinSpaced());
        return "pipeline";
    }
}
