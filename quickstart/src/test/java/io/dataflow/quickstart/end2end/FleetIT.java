package io.dataflow.quickstart.end2end;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import io.dataflow.browser.TestBrowser;
import io.dataflow.contract.DeviceId;
import io.dataflow.quickstart.device.BridgeClient;
import io.dataflow.quickstart.end2end.RunningFleet.Panel;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole of DataFlow, started as a person starts it, from a reading over MQTT to the page in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FleetIT {

    private static final int READINGS = 10_000;
    private static final int ONE_IN_A_HUNDRED = 100;
    private static final Duration SETTLED_WITHIN = Duration.ofMinutes(4);
    private static final Duration TOLD_WITHIN = Duration.ofMinutes(1);

    private RunningFleet fleet;
    private String password;
    private ApiClient api;

    @BeforeAll
    void startFleet() throws Exception {
        fleet = RunningFleet.start();
        password = fleet.adminPassword();
        api = new ApiClient(fleet.panel(Panel.VALIDATION), password);
    }

    @AfterAll
    void stopFleet() throws InterruptedException {
        if (fleet != null) {
            fleet.tearDown();
        }
    }

    @Test
    @Order(1)
    void showsAReadingFromOutsideOnThePageAndKeepsItLive() throws Exception {
        try (TestBrowser browser = TestBrowser.start();
                OutsideDevice device = OutsideDevice.connect(fleet.mqtt(), "greenhouse_7")) {
            device.measures(21.5, now());
            Page page = browser.page(1440);
            browser.signIn(page, fleet.panel(Panel.DASHBOARD), password);
            Locator card = page.locator("[data-device=greenhouse_7]");
            assertThat(card).containsText("21.5");
            Locator table = chartAsTable(page);
            assertThat(table).containsText("21.5");
            device.measures(23.4, now().plusSeconds(1));
            assertThat(card).containsText("23.4");
            assertThat(table).containsText("23.4");
            browser.assertQuiet();
        }
    }

    @Test
    @Order(2)
    void tellsARegisteredDeviceWhyItsReadingWasRefused() throws Exception {
        BridgeClient bridge = new BridgeClient(fleet.panel(Panel.BRIDGE));
        String key = bridge.freshKey(new DeviceId("told_1"), bridge.logIn("admin", password));
        try (OutsideDevice device = await().atMost(TOLD_WITHIN)
                .ignoreExceptionsInstanceOf(MqttException.class)
                .until(() -> OutsideDevice.connect(fleet.mqtt(), "told_1", key), connected -> true)) {
            device.listens("devices/told_1/rejected", "devices/told_1/replies");
            device.publish("{\"temperature\":999}", "devices/told_1/replies", "question 42");
            List<OutsideDevice.Told> told = List.of(
                    device.isTold(TOLD_WITHIN).orElseThrow(),
                    device.isTold(TOLD_WITHIN).orElseThrow());
            assertThat(told)
                    .extracting(OutsideDevice.Told::topic)
                    .containsExactlyInAnyOrder("devices/told_1/rejected", "devices/told_1/replies");
            assertThat(told).extracting(OutsideDevice.Told::correlationData).containsOnly("question 42");
            JsonNode violation =
                    JsonMapper.shared().readTree(told.getFirst().text()).at("/violations/0");
            assertThat(violation.path("pointer").asString()).isEqualTo("/temperature");
            assertThat(violation.path("value").asString()).isEqualTo("999");
            assertThat(violation.path("rule").asString()).isNotBlank();
            assertThat(violation.path("remedy").asString()).isNotBlank();
        }
    }

    /** The first chart's table, which holds what its lines are drawn from. */
    private static Locator chartAsTable(Page page) {
        Locator chart = page.locator("#charts section.chart").first();
        assertThat(chart.locator("canvas")).isVisible();
        chart.locator("button", new Locator.LocatorOptions().setHasText("As table"))
                .click();
        return chart.locator("table");
    }

    @Test
    @Order(3)
    void hasPagesThatEverybodyCanUseOnAScreenAndOnAPhone() {
        List<String> barriers = new ArrayList<>();
        try (TestBrowser browser = TestBrowser.start()) {
            browser.signIn(browser.page(1440), fleet.panel(Panel.DASHBOARD), password);
            for (int width : List.of(1440, 390)) {
                for (URI address : pages()) {
                    Page page = browser.page(width);
                    page.navigate(address.toString());
                    page.waitForLoadState(LoadState.LOAD);
                    assertThat(page.locator("main")).isVisible();
                    assertFits(page, width);
                    barriers.addAll(TestBrowser.barriersOn(page));
                    page.close();
                }
            }
            browser.assertQuiet();
        }
        assertThat(barriers).isEmpty();
    }

    private List<URI> pages() {
        return List.of(
                fleet.panel(Panel.DASHBOARD).resolve("/"),
                fleet.panel(Panel.DASHBOARD).resolve("/explore"),
                fleet.panel(Panel.DASHBOARD).resolve("/pipeline"),
                fleet.panel(Panel.AGENT).resolve("/insights"),
                fleet.panel(Panel.VALIDATION).resolve("/models"),
                fleet.panel(Panel.VALIDATION).resolve("/quarantine"),
                fleet.panel(Panel.BRIDGE).resolve("/sources"),
                fleet.panel(Panel.BRIDGE).resolve("/buffer"),
                fleet.panel(Panel.BRIDGE).resolve("/devices"));
    }

    private static void assertFits(Page page, int width) {
        Object needed = page.evaluate("document.documentElement.scrollWidth");
        assertThat(((Number) needed).intValue()).as(page.url()).isLessThanOrEqualTo(width);
    }

    @Test
    @Order(4)
    void losesAndDoublesNothingWhenBridgeAndValidationAreKilled() throws Exception {
        Counts before = counts();
        Instant start = now().minus(READINGS, ChronoUnit.SECONDS);
        try (OutsideDevice device = OutsideDevice.connect(fleet.mqtt(), "crash_test")) {
            for (int i = 0; i < READINGS; i++) {
                killAt(i);
                if (i % ONE_IN_A_HUNDRED == 7) {
                    device.publish("{\"device_id\":\"crash_test\",\"temperature\":broken " + i);
                } else {
                    device.measures(i % 400 / 10.0, start.plusSeconds(i));
                }
            }
            device.awaitAcknowledgements();
        }
        Counts expected = new Counts(
                before.stored() + READINGS - READINGS / ONE_IN_A_HUNDRED,
                before.rejected() + READINGS / ONE_IN_A_HUNDRED);
        await().atMost(SETTLED_WITHIN)
                .pollInterval(Duration.ofSeconds(1))
                .ignoreExceptionsInstanceOf(IOException.class)
                .untilAsserted(() -> assertThat(counts()).isEqualTo(expected));
        assertThat(rowsOf("crash_test", start)).isEqualTo(READINGS - READINGS / ONE_IN_A_HUNDRED);
    }

    private void killAt(int reading) {
        if (reading == READINGS / 4) {
            fleet.kill("bridge");
        }
        if (reading == READINGS / 2) {
            fleet.kill("validation");
        }
    }

    private long rowsOf(String device, Instant from) throws IOException, InterruptedException {
        String query = "/api/statistics?model=sensor&metric=temperature&device=%s&from=%s&to=%s"
                .formatted(device, from.minusSeconds(1), now().plusSeconds(60));
        return api.get(fleet.panel(Panel.VALIDATION).resolve(query))
                .path(0)
                .path("count")
                .asLong();
    }

    private Counts counts() throws IOException, InterruptedException {
        JsonNode nodes =
                api.get(fleet.panel(Panel.VALIDATION).resolve("/api/outcomes")).path("nodes");
        long stored = 0;
        long rejected = 0;
        for (JsonNode node : nodes) {
            stored += node.path("stored").asLong();
            rejected += node.path("rejected").asLong();
        }
        return new Counts(stored, rejected);
    }

    private record Counts(long stored, long rejected) {}

    @Test
    @Order(5)
    void bringsBackWhatDied() {
        await().atMost(SETTLED_WITHIN).until(() -> fleet.said().contains("bridge is back after"));
        await().atMost(SETTLED_WITHIN).until(() -> fleet.said().contains("validation is back after"));
        assertThat(fleet.said())
                .contains("bridge died with exit code 137")
                .contains("validation died with exit code 137");
    }

    @Test
    @Order(6)
    void stopsEverythingWhenItIsToldTo() throws InterruptedException {
        List<ProcessHandle> members = fleet.members();
        assertThat(members).hasSizeGreaterThanOrEqualTo(8);
        fleet.terminate();
        assertThat(members).noneMatch(ProcessHandle::isAlive);
        assertThat(fleet.said()).contains("Stopped after");
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }
}
