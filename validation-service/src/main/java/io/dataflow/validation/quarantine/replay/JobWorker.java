package io.dataflow.validation.quarantine.replay;

import io.dataflow.platform.ServiceIdentity;
import io.dataflow.validation.store.StoreUnavailable;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Goes on with jobs that nobody else goes on with, one after the other. */
@Component
class JobWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(JobWorker.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(10);

    private final JobRows jobs;
    private final JobBatch batch;
    private final ServiceIdentity service;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("quarantine-jobs").daemon().factory());
    private volatile boolean running;

    JobWorker(JobRows jobs, JobBatch batch, ServiceIdentity service) {
        this.jobs = jobs;
        this.batch = batch;
        this.service = service;
    }

    /** There may be a new job. */
    void look() {
        if (running) {
            thread.execute(this::workWhateverHappens);
        }
    }

    @Override
    public void start() {
        running = true;
        thread.scheduleWithFixedDelay(this::workWhateverHappens, 0, BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = false;
        thread.shutdown();
        try {
            if (!thread.awaitTermination(LONGEST_FAREWELL.toSeconds(), TimeUnit.SECONDS)) {
                LOG.info("A quarantine job is left to another instance in the middle of a piece");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** The one place that catches everything: no failure ends the thread. */
    private void workWhateverHappens() {
        try {
            for (Optional<JobRows.Lease> lease = next(); lease.isPresent(); lease = next()) {
                work(lease.get());
            }
        } catch (Throwable e) {
            LOG.warn("Quarantine jobs can't go on at the moment, next try in 1 s: {}", e.toString());
        }
    }

    private Optional<JobRows.Lease> next() {
        return running ? jobs.take(service.instance()) : Optional.empty();
    }

    private void work(JobRows.Lease lease) {
        JobBatch.Went went = JobBatch.Went.ON;
        try {
            while (running && went == JobBatch.Went.ON) {
                went = batch.goOn(jobs.find(lease.job()).orElseThrow(), lease);
            }
        } catch (StoreUnavailable e) {
            LOG.warn("Quarantine job {} waits for the database, next try in a while: {}", lease.job(), e.getMessage());
            return;
        }
        switch (went) {
            case THROUGH -> jobs.finish(lease);
            case ON -> jobs.release(lease);
            case AWAY -> LOG.info("Quarantine job {} was cancelled or is another instance's now", lease.job());
        }
    }
}
