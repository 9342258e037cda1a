package io.dataflow.validation.model;

import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives a new system its first data model, whichever of several instances comes first. */
@Component
class FirstModel {

    private static final Logger LOG = LoggerFactory.getLogger(FirstModel.class);
    private static final String BY = "system";

    private final ModelEntries entries;
    private final ModelVersions versions;
    private final TransactionTemplate transactions;
    private final Clock clock;

    FirstModel(ModelEntries entries, ModelVersions versions, PlatformTransactionManager transactions, Clock clock) {
        this.entries = entries;
        this.versions = versions;
        this.transactions = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    void createIfThereIsNone() {
        if (entries.count() > 0) {
            return;
        }
        try {
            transactions.executeWithoutResult(transaction -> create());
            LOG.info("There was no data model; model 'sensor' is active now");
        } catch (DataIntegrityViolationException e) {
            LOG.debug("Another instance created the first data model", e);
        }
    }

    private void create() {
        Instant now = clock.instant();
        DataModel model = SensorModel.firstVersion();
        entries.saveAndFlush(new ModelEntry(model.name(), BY, now));
        Version.Deed deed = new Version.Deed(BY, now);
        Version first = Version.draft(model.name(), model.version(), ModelJson.write(model), "", deed);
        versions.saveAndFlush(new ModelVersion(first.activated(deed)));
    }
}
