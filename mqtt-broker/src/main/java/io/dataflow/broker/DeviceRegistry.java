package io.dataflow.broker;

import io.dataflow.contract.DeviceId;
import io.dataflow.contract.credential.CredentialChanges;
import io.dataflow.contract.credential.KnownCredentials;
import io.dataflow.contract.credential.Standing;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How every registered device stands, as the bridges said last; kept on the disk too. One thread follows, any number ask. */
final class DeviceRegistry implements TopicRights.Registered {

    private static final Logger LOG = LoggerFactory.getLogger(DeviceRegistry.class);

    private final CredentialFile file;
    private final Refusals refusals;
    private final KnownCredentials known = new KnownCredentials();
    private final News news = new News();

    private DeviceRegistry(CredentialFile file, Refusals refusals) {
        this.file = file;
        this.refusals = refusals;
    }

    /** With what was known before the broker ended. */
    static DeviceRegistry open(CredentialFile file, Refusals refusals) throws IOException {
        DeviceRegistry registry = new DeviceRegistry(file, refusals);
        file.read().ifPresent(registry.known::apply);
        return registry;
    }

    @Override
    public Optional<Standing> of(DeviceId device) {
        return known.of(device);
    }

    /** Where to wait for what this doesn't know yet. */
    News news() {
        return news;
    }

    /**
     * Asks for changes until there are no more.
     *
     * @return whether there was one
     */
    boolean follow(BridgeQuestions bridge) throws IOException, InterruptedException {
        boolean changed = false;
        boolean more = true;
        while (more) {
            CredentialChanges changes = bridge.after(known.askAfter());
            more = take(changes);
            changed |= more || !changes.changes().isEmpty();
        }
        return changed;
    }

    private boolean take(CredentialChanges changes) {
        int replacements = known.replacements();
        boolean more = known.apply(changes);
        refusals.forget(changes.devices());
        keep(changes, known.replacements() > replacements);
        return more;
    }

    /** A disk that can't be written doesn't keep a revoked device connected. */
    private void keep(CredentialChanges changes, boolean replaced) {
        try {
            if (replaced) {
                file.replace(known.everything());
            } else if (!changes.changes().isEmpty() && !known.isReplacing()) {
                file.add(changes.changes());
            }
        } catch (IOException e) {
            LOG.warn(
                    "Device credentials can't be kept on the disk ({}); they count until the broker ends",
                    e.getMessage());
        }
    }
}
