package io.dataflow.bridge.source.web;

import io.dataflow.bridge.source.Source;
import io.dataflow.bridge.source.SourceKind;
import io.dataflow.bridge.source.poller.PollPlan;
import io.dataflow.contract.ModelName;
import io.dataflow.contract.SourceName;
import io.dataflow.contract.TopicFilter;
import io.dataflow.contract.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A source as somebody wants it, as it was sent.
 *
 * @param name where it is to be added
 * @param kind mqtt, http or poller, where it is to be added
 * @param filter what an MQTT source is to subscribe to
 * @param model the data model that its readings have to fit
 * @param poller what a poller is to do
 * @param revision of the source that the change is meant for; without one, whatever it is by now is overwritten
 */
record SourceDraft(
        @Nullable String name,
        @Nullable String kind,
        @Nullable String filter,
        @Nullable String model,
        @Nullable PollerDraft poller,
        @Nullable Long revision) {

    private static final int LONGEST_FILTER = 1024;
    private static final String FILTER_EXAMPLE = "Send a filter like gateways/+/readings, without $share.";

    /** The source that is to be added, or empty where there are violations. */
    Optional<Source> source(Instant now, Findings findings) {
        Optional<SourceName> named = findings.parse(
                "/name",
                name,
                SourceName::new,
                "has to be a small letter, then up to 39 small letters, digits, '_' and '-'",
                "Send a name like weather-station.");
        Optional<SourceKind> chosen = SourceKind.parse(text(kind));
        if (chosen.isEmpty()) {
            findings.add("/kind", kind, "must be mqtt, http or poller", "Send one of the three.");
            return Optional.empty();
        }
        Optional<TopicFilter> topics = topics(chosen.get(), findings);
        Optional<ModelName> bound = bound(findings);
        return findings.any() || named.isEmpty() || bound.isEmpty()
                ? Optional.empty()
                : Optional.of(new Source(named.get(), chosen.get(), topics, bound.get(), false, now));
    }

    /** What a source is to become, or empty where there are violations. */
    Optional<Source> change(Source source, Findings findings) {
        Optional<TopicFilter> topics = topics(source.kind(), findings);
        Optional<ModelName> bound = bound(findings);
        return findings.any() ? Optional.empty() : bound.map(to -> source.changed(topics, to));
    }

    /**
     * What a poller is to do; empty for other kinds, and where there are violations.
     *
     * @param of the kind, where it is known
     * @param before what it did before, whose secrets are kept where none are sent
     */
    Optional<PollPlan> plan(Optional<SourceKind> of, Optional<PollPlan> before, Findings findings) {
        if (of.isPresent() && of.get() != SourceKind.POLLER) {
            if (poller != null) {
                findings.add("/poller", "", "is for sources of kind poller", "Leave it out.");
            }
            return Optional.empty();
        }
        if (poller == null) {
            if (of.isPresent()) {
                findings.add("/poller", "", "is required", "Send what it is to fetch, at least url and every_seconds.");
            }
            return Optional.empty();
        }
        return poller.plan(before, findings);
    }

    private Optional<ModelName> bound(Findings findings) {
        return findings.parse(
                "/model",
                model,
                ModelName::new,
                "has to be a small letter, then up to 39 small letters, digits and '_'",
                "Send the name of a data model; the page Models lists them.");
    }

    private Optional<TopicFilter> topics(SourceKind of, Findings findings) {
        return switch (of) {
            case MQTT -> filter(findings);
            case HTTP, POLLER -> {
                if (!text(filter).isEmpty()) {
                    findings.add("/filter", filter, "is for sources of kind mqtt", "Leave it out.");
                }
                yield Optional.empty();
            }
        };
    }

    private Optional<TopicFilter> filter(Findings findings) {
        if (text(filter).startsWith("$")) {
            findings.add(
                    "/filter",
                    filter,
                    "must not begin with $",
                    "Send the filter alone: bridges share it by themselves, and $ topics are the broker's own.");
            return Optional.empty();
        }
        if (text(filter).length() > LONGEST_FILTER) {
            findings.add(
                    "/filter", filter, "must not have more than " + LONGEST_FILTER + " characters", FILTER_EXAMPLE);
            return Optional.empty();
        }
        return findings.parse(
                "/filter",
                filter,
                TopicFilter::new,
                "has to be a topic filter: '+' is a level of its own, '#' the last one",
                FILTER_EXAMPLE);
    }

    /** What is wrong with a source beside others: its name is taken, or a message would come from both. */
    static List<Violation> besides(Source source, List<Source> others) {
        Findings findings = new Findings();
        for (Source other : others) {
            if (other.overlaps(source)) {
                String filter = source.filter().map(TopicFilter::value).orElse("");
                findings.add(
                        "/filter",
                        filter,
                        "overlaps with that of source " + other.name() + ", "
                                + other.filter().map(TopicFilter::value).orElse("")
                                + ", so that a message could come in twice",
                        "Send a filter that has no topic in common with it, or change or remove that source first.");
            }
        }
        return findings.violations();
    }

    static String text(@Nullable String sent) {
        return sent == null ? "" : sent;
    }
}
