package io.dataflow.bridge.panel;

import io.dataflow.bridge.device.DeviceRow;
import io.dataflow.bridge.device.DeviceSettings;
import io.dataflow.bridge.device.Devices;
import io.dataflow.bridge.source.mqtt.MqttSettings;
import io.dataflow.contract.DeviceId;
import io.dataflow.platform.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages of devices: all of them, and one. */
@Controller
class DevicePages {

    private static final int SHOWN = 50;

    private final Devices devices;
    private final DeviceSettings settings;
    private final MqttSettings broker;

    DevicePages(Devices devices, DeviceSettings settings, MqttSettings broker) {
        this.devices = devices;
        this.settings = settings;
        this.broker = broker;
    }

    @GetMapping("/devices")
    String all(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int page,
            Model model,
            HttpServletRequest request) {
        int shown = Math.max(0, page);
        long found = devices.count(q);
        model.addAttribute("q", q);
        model.addAttribute("number", shown);
        model.addAttribute("devices", devices.find(q, shown, SHOWN));
        model.addAttribute("found", found);
        model.addAttribute("last", Math.max(0, (found - 1) / SHOWN));
        model.addAttribute("all", devices.count(""));
        model.addAttribute("reporting", devices.reporting());
        model.addAttribute("online", devices.online());
        model.addAttribute("registered", devices.registered());
        addRights(model, request);
        return "devices";
    }

    @GetMapping("/devices/{device}")
    String one(@PathVariable String device, Model model, HttpServletRequest request) {
        DeviceRow row = DeviceId.parse(device)
                .flatMap(devices::find)
                .orElseThrow(() -> Problem.notFound(
                        "No such device", "It may have been removed. The page Devices lists those there are."));
        model.addAttribute("device", row);
        addRights(model, request);
        return "device";
    }

    private void addRights(Model model, HttpServletRequest request) {
        model.addAttribute("operator", request.isUserInRole("OPERATOR") || request.isUserInRole("ADMIN"));
        model.addAttribute(
                "brokerPort", settings.portOfBrokerAt(broker.clientUrls().getFirst()));
    }
}
