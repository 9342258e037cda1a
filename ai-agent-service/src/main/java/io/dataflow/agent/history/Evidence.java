package io.dataflow.agent.history;

import io.dataflow.contract.query.MetricStatistics;
import io.dataflow.contract.query.ModelDescription;
import io.dataflow.contract.query.Outcomes;
import io.dataflow.contract.query.Series;
import java.util.List;

/**
 * Everything that a summary is made from.
 *
 * @param statistics of the period, a line a device and metric
 * @param previous the same of the equally long period before
 * @param series courses of the metrics; of large fleets not those of every device
 * @param outcomes of the period, over all models and devices
 * @param reasons why readings were refused in the period, over all models and devices
 */
public record Evidence(
        Period period,
        Scope scope,
        List<ModelDescription> models,
        Answer<List<MetricStatistics>> statistics,
        Answer<List<MetricStatistics>> previous,
        List<Answer<Series>> series,
        Answer<Outcomes> outcomes,
        Answer<List<RefusalReason>> reasons) {

    public Evidence {
        models = List.copyOf(models);
        series = List.copyOf(series);
    }
}
