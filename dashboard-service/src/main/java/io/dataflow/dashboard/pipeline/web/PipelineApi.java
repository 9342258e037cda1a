package io.dataflow.dashboard.pipeline.web;

import io.dataflow.dashboard.pipeline.Pipeline;
import io.dataflow.dashboard.pipeline.PipelineReport;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The pipeline as JSON. */
@RestController
class PipelineApi {

    private final Pipeline pipeline;

    PipelineApi(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    /** What is on its way and what became of the rest; numbers of a service that does not answer are null. */
    @GetMapping("/api/pipeline")
    PipelineReport pipeline() {
        return pipeline.report(pipeline.sample());
    }
}
