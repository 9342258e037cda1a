package io.dataflow.quickstart.command;

import io.dataflow.quickstart.Console;
import io.dataflow.quickstart.fleet.FleetPlan;
import io.dataflow.quickstart.fleet.Port;
import java.util.Locale;
import java.util.Optional;

/** What a person is told once the fleet runs: where to look, how to sign in, how to send, how to stop. */
final class Welcome {

    private static final String EXAMPLE =
            "{\"device_id\":\"my_sensor\",\"temperature\":21.5,\"humidity\":48,\"distance\":80.0}";

    private final FleetPlan plan;
    private final String repeatedOptions;

    Welcome(FleetPlan plan, String repeatedOptions) {
        this.plan = plan;
        this.repeatedOptions = repeatedOptions;
    }

    void print(Console console, double seconds) {
        StringBuilder text = new StringBuilder();
        line(text, "");
        line(text, String.format(Locale.ROOT, "DataFlow runs, ready after %.1f s.", seconds));
        line(text, "");
        entry(text, "Dashboard", panel(Port.DASHBOARD));
        entry(text, "Other panels", panel(Port.BRIDGE) + " (readings in), " + panel(Port.VALIDATION) + " (models),");
        entry(text, "", panel(Port.AGENT) + " (insights)");
        entry(text, "Sign in as", "admin");
        entry(text, "Password", password());
        line(text, "");
        entry(text, "MQTT", "mqtt://127.0.0.1:" + plan.ports().of(Port.MQTT) + ", for example:");
        entry(
                text,
                "",
                "mosquitto_pub -V 5 -q 1 -p " + plan.ports().of(Port.MQTT) + " -t devices/my_sensor/telemetry -m '"
                        + EXAMPLE + "'");
        entry(text, "Logs", plan.folder().logs() + "; ./dataflow logs bridge -f" + repeatedOptions);
        entry(text, "Stop", "Ctrl-C here, or ./dataflow down" + repeatedOptions);
        console.say(text.toString());
        plan.secrets().firstAdminPassword().ifPresent(shown -> plan.secrets().adminPasswordWasShown());
    }

    private String password() {
        Optional<String> generated = plan.secrets().firstAdminPassword();
        return generated
                .map(password -> password + "   (shown only now)")
                .orElse("was shown at the first start; ./dataflow password" + repeatedOptions + " makes a new one");
    }

    private String panel(Port port) {
        return plan.http(port).toString();
    }

    private static void entry(StringBuilder text, String label, String value) {
        line(text, String.format(Locale.ROOT, "  %-13s %s", label, value));
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append(System.lineSeparator());
    }
}
