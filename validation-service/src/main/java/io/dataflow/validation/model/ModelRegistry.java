package io.dataflow.validation.model;

import io.dataflow.validation.binding.BindingRows;
import io.dataflow.validation.binding.Bindings;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The active data models and what is bound to them, as this instance knows them; about a second behind the database. */
@Component
public class ModelRegistry implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ModelRegistry.class);

    private final ModelVersions versions;
    private final FirstModel firstModel;
    private final ModelTables tables;
    private final BindingRows bindings;

    private volatile ActiveModels active = ActiveModels.NONE;
    private volatile List<String> loaded = List.of();
    private volatile boolean running;

    ModelRegistry(ModelVersions versions, FirstModel firstModel, ModelTables tables, BindingRows bindings) {
        this.versions = versions;
        this.firstModel = firstModel;
        this.tables = tables;
        this.bindings = bindings;
    }

    /** The models that are active now. */
    public ActiveModels active() {
        return active;
    }

    @Override
    public void start() {
        firstModel.createIfThereIsNone();
        reload();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before whatever works with models. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Scheduled(fixedDelayString = "PT1S", initialDelayString = "PT1S")
    void follow() {
        if (!running) {
            return;
        }
        try {
            reload();
        } catch (RuntimeException e) {
            LOG.warn(
                    "Active data models could not be read; the known ones stay in force, next try in 1 s: {}",
                    e.toString());
        }
    }

    private synchronized void reload() {
        Bindings bound = bindings.read();
        List<ModelVersion> found = versions.findByStatusOrderByModelName(ModelVersion.Status.ACTIVE);
        List<String> labels = found.stream().map(ModelVersion::label).toList();
        if (labels.equals(loaded) && bound.equals(active.bindings())) {
            return;
        }
        List<DataModel> models = found.stream().map(ModelVersion::model).toList();
        if (!labels.equals(loaded)) {
            models.forEach(tables::prepare);
            LOG.info("Active data models: {}", labels);
        }
        if (!bound.stated().equals(active.bindings().stated())) {
            LOG.info(
                    "Bindings of sources and topics to data models: {}",
                    bound.stated().size());
        }
        active = new ActiveModels(models, bound);
        loaded = labels;
    }
}
