package io.dataflow.bridge.source.web;

import static io.dataflow.bridge.source.web.SourceDraft.text;

import io.dataflow.bridge.source.poller.PollPlan;
import io.dataflow.bridge.source.poller.PollRequest;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The headers of a poller as they were sent: a value that is left out is the one from before, which nobody is ever shown. */
final class HeaderDrafts {

    private static final String POINTER = "/poller/headers";
    private static final int MOST = 20;
    private static final int LONGEST = 4000;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
    private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e]*");

    /** Those that belong to the connection, or by which a poller recognizes what it fetched before. */
    private static final Set<String> OUR_OWN = Set.of(
            "connection",
            "content-length",
            "expect",
            "host",
            "upgrade",
            "transfer-encoding",
            "accept-encoding",
            "if-none-match",
            "if-modified-since");

    private final Map<String, @Nullable String> drafts;

    HeaderDrafts(Map<String, @Nullable String> drafts) {
        this.drafts = new HashMap<>(drafts);
    }

    /** All with their values; what is wrong is found. Values go to the server that they were entered for only. */
    Map<String, String> filled(PollRequest request, Optional<PollPlan> before, Findings findings) {
        if (drafts.size() > MOST) {
            findings.add(POINTER, "", "must not be more than " + MOST, "Leave some out.");
        }
        Map<String, String> filled = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        drafts.forEach((name, value) -> {
            check(name, text(value), findings);
            if (filled.put(name, text(value)) != null) {
                findings.add(POINTER, name, "has '" + name + "' twice", "Leave one out.");
            }
        });
        filled.replaceAll((name, value) -> value.isBlank() ? kept(name, request, before, findings) : value.strip());
        return filled;
    }

    private static void check(String name, String value, Findings findings) {
        if (!NAME.matcher(name).matches()) {
            findings.add(POINTER, name, "has a name that no header can have", "Send a name like X-Api-Key.");
        } else if (OUR_OWN.contains(name.toLowerCase(Locale.ROOT))) {
            findings.add(POINTER, name, "must not set " + name + ", which the poller does by itself", "Leave it out.");
        } else if (!VALUE.matcher(value).matches() || value.length() > LONGEST) {
            findings.add(
                    POINTER,
                    name,
                    "has a value for " + name + " that is no line of at most " + LONGEST + " ASCII characters",
                    "Send the value as the web service gave it to you.");
        }
    }

    private static String kept(String name, PollRequest request, Optional<PollPlan> before, Findings findings) {
        String value = before.map(plan -> plan.request().headers().get(name)).orElse("");
        if (value.isEmpty()) {
            findings.add(POINTER, name, "lacks a value for " + name, "Send the value with it.");
        } else if (!request.sameServer(before.orElseThrow().request().url())) {
            findings.add(
                    POINTER,
                    name,
                    "must have a value for " + name + " again, because the URL leads to another server now",
                    "Send the value that is meant for that server.");
        }
        return value;
    }
}
