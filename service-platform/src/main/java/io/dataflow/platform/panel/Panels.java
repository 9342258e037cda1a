package io.dataflow.platform.panel;

import java.util.Optional;
import java.util.regex.Pattern;

/** Knows the address of every panel as the browser of a request reaches it. */
final class Panels {

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]");

    private final PanelSettings settings;
    private final Optional<Panel> own;

    Panels(PanelSettings settings, Optional<Panel> own) {
        this.settings = settings;
        this.own = own;
    }

    /** The panels for a browser that reached us by this scheme and host. */
    PanelAddresses addresses(String scheme, String host) {
        return new PanelAddresses(
                base(Panel.DASHBOARD, scheme, host),
                base(Panel.AGENT, scheme, host),
                base(Panel.VALIDATION, scheme, host),
                base(Panel.BRIDGE, scheme, host));
    }

    private String base(Panel panel, String scheme, String host) {
        if (own.filter(panel::equals).isPresent()) {
            return "";
        }
        String setting = settings.of(panel);
        if (setting.isEmpty()) {
            return origin(scheme, host) + ":" + panel.defaultPort();
        }
        return setting.startsWith(":") ? origin(scheme, host) + setting : withoutSlash(setting);
    }

    private static String origin(String scheme, String host) {
        return scheme + "://" + (HOST.matcher(host).matches() ? host : "localhost");
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
