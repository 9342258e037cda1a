package io.dataflow.validation.model;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The active data models, as this instance knows them; at most two seconds behind the database. */
@Component
public class ModelRegistry implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ModelRegistry.class);

    private final ModelVersions versions;
    private final FirstModel firstModel;
    private final ModelTables tables;

    private volatile ActiveModels active = ActiveModels.NONE;
    private volatile List<String> loaded = List.of();
    private volatile boolean running;

    ModelRegistry(ModelVersions versions, FirstModel firstModel, ModelTables tables) {
        this.versions = versions;
        this.firstModel = firstModel;
        this.tables = tables;
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

    @Scheduled(fixedDelayString = "PT2S", initialDelayString = "PT2S")
    void follow() {
        if (!running) {
            return;
        }
        try {
            reload();
        } catch (RuntimeException e) {
            LOG.warn(
                    "Active data models could not be read; the known ones stay in force, next try in 2 s: {}",
                    e.toString());
        }
    }

    private synchronized void reload() {
        List<ModelVersion> found = versions.findByStatusOrderByModelName(ModelVersion.Status.ACTIVE);
        List<String> labels = found.stream().map(ModelVersion::label).toList();
        if (labels.equals(loaded)) {
            return;
        }
        ActiveModels models =
                new ActiveModels(found.stream().map(ModelVersion::model).toList());
        models.models().forEach(tables::prepare);
        active = models;
        loaded = labels;
        LOG.info("Active data models: {}", labels);
    }
}
