package io.dataflow.platform.panel;

import io.dataflow.platform.ServiceIdentity;
import io.dataflow.platform.login.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the layout shows on every page: where the panels are, who is signed in, and whose page it is. */
@ControllerAdvice
class PanelAttributes {

    private final Panels panels;
    private final ServiceIdentity service;

    PanelAttributes(Panels panels, ServiceIdentity service) {
        this.panels = panels;
        this.service = service;
    }

    @ModelAttribute("panels")
    PanelAddresses panels(HttpServletRequest request) {
        return panels.addresses(request.getScheme(), request.getServerName());
    }

    @ModelAttribute("account")
    @Nullable
    AccountView account(@AuthenticationPrincipal @Nullable SignedIn who) {
        return who == null ? null : new AccountView(who.name(), who.role().name());
    }

    @ModelAttribute("serviceName")
    String serviceName() {
        return service.title();
    }

    /** The person signed in, as the layout shows them. */
    record AccountView(String username, String role) {}
}
