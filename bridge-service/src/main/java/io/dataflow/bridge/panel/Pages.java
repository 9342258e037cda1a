package io.dataflow.bridge.panel;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The bridge's pages; headline figures are in the first answer, what changes comes by live events. */
@Controller
class Pages {

    private final Reports reports;

    Pages(Reports reports) {
        this.reports = reports;
    }

    @GetMapping("/")
    String home() {
        return "redirect:/buffer";
    }

    @GetMapping("/buffer")
    String buffer(Model page, HttpServletRequest request) {
        page.addAttribute("admin", request.isUserInRole("ADMIN"));
        page.addAttribute("operator", request.isUserInRole("OPERATOR") || request.isUserInRole("ADMIN"));
        page.addAttribute("nodes", reports.nodes());
        page.addAttribute("totals", NodeTotals.of(reports.nodes()));
        page.addAttribute("flow", reports.flow().lastMinute());
        page.addAttribute("events", reports.events());
        return "buffer";
    }

    @GetMapping("/sources")
    String sources(Model page, HttpServletRequest request) {
        page.addAttribute("operator", request.isUserInRole("OPERATOR") || request.isUserInRole("ADMIN"));
        page.addAttribute("admin", request.isUserInRole("ADMIN"));
        page.addAttribute("sources", reports.sources());
        page.addAttribute("flow", reports.flow().lastMinute());
        page.addAttribute("brokerConnected", reports.brokerConnected());
        return "sources";
    }
}
