package io.dataflow.bridge.panel;

import io.dataflow.bridge.device.Devices;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The bridge's pages; headline figures are in the first answer, what changes comes by live events. */
@Controller
class Pages {

    private static final int DEVICES_SHOWN = 50;

    private final Reports reports;
    private final Devices devices;

    Pages(Reports reports, Devices devices) {
        this.reports = reports;
        this.devices = devices;
    }

    @GetMapping("/")
    String home() {
        return "redirect:/buffer";
    }

    @GetMapping("/buffer")
    String buffer(Model page) {
        page.addAttribute("nodes", reports.nodes());
        page.addAttribute("totals", NodeTotals.of(reports.nodes()));
        page.addAttribute("flow", reports.flow().lastMinute());
        page.addAttribute("events", reports.events());
        return "buffer";
    }

    @GetMapping("/sources")
    String sources(Model page, HttpServletRequest request) {
        page.addAttribute("operator", request.isUserInRole("OPERATOR") || request.isUserInRole("ADMIN"));
        page.addAttribute("sources", reports.sources());
        page.addAttribute("flow", reports.flow().lastMinute());
        page.addAttribute("brokerConnected", reports.brokerConnected());
        return "sources";
    }

    @GetMapping("/devices")
    String devices(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "0") int page, Model model) {
        int shown = Math.max(0, page);
        long found = devices.count(q);
        model.addAttribute("q", q);
        model.addAttribute("number", shown);
        model.addAttribute("devices", devices.find(q, shown, DEVICES_SHOWN));
        model.addAttribute("found", found);
        model.addAttribute("last", Math.max(0, (found - 1) / DEVICES_SHOWN));
        model.addAttribute("all", devices.count(""));
        model.addAttribute("reporting", devices.reporting());
        return "devices";
    }
}
