package io.dataflow.validation.model;

import io.dataflow.validation.binding.BindingRows;
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
    private final ActiveVersions usable;
    private final BindingRows bindings;
    private final ModelInstances instances;

    private volatile ActiveModels active = ActiveModels.NONE;
    private volatile boolean running;

    ModelRegistry(
            ModelVersions versions,
            FirstModel firstModel,
            ModelTables tables,
            BindingRows bindings,
            ModelInstances instances) {
        this.versions = versions;
        this.firstModel = firstModel;
        this.usable = new ActiveVersions(tables);
        this.bindings = bindings;
        this.instances = instances;
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
        try {
            instances.leave();
        } catch (RuntimeException e) {
            LOG.debug("The database could not be told that this instance goes; it counts as gone in some seconds", e);
        }
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

    /** Looks at once, after a change that was made here, instead of within a second. */
    public void refresh() {
        follow();
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
        ActiveModels before = active;
        List<Version> found = versions.findByStatusOrderByModelName(Version.Status.ACTIVE).stream()
                .map(ModelVersion::value)
                .toList();
        ActiveModels now = new ActiveModels(usable.models(found, before), bindings.read());
        if (before == ActiveModels.NONE || !now.equals(before)) {
            active = now;
            tell(before, now);
        }
        instances.say(now.models());
    }

    private static void tell(ActiveModels before, ActiveModels now) {
        if (!now.models().equals(before.models())) {
            LOG.info(
                    "Active data models: {}",
                    now.models().stream()
                            .map(model -> model.name() + " v" + model.version())
                            .toList());
        }
        if (!now.bindings().stated().equals(before.bindings().stated())) {
            LOG.info(
                    "Bindings of sources and topics to data models: {}",
                    now.bindings().stated().size());
        }
    }
}
