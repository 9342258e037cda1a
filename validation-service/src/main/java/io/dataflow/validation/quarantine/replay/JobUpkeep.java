package io.dataflow.validation.quarantine.replay;

import java.time.Clock;
import java.time.Duration;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets jobs that ended long ago; the audit log goes on saying that they were. */
@Component
class JobUpkeep {

    private static final Duration KEPT = Duration.ofDays(90);
    private static final int AT_ONCE = 1_000;

    private final JobRows jobs;
    private final Clock clock;

    JobUpkeep(JobRows jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    @Scheduled(cron = "0 37 3 * * *", zone = "UTC")
    @SchedulerLock(name = "quarantine-job-upkeep", lockAtMostFor = "PT10M")
    public void run() {
        int gone = AT_ONCE;
        while (gone == AT_ONCE) {
            gone = jobs.forgetBefore(clock.instant().minus(KEPT), AT_ONCE);
        }
    }
}
