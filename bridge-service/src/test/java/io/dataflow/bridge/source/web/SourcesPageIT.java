package io.dataflow.bridge.source.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.dataflow.bridge.RunningBridge;
import io.dataflow.bridge.source.Source;
import io.dataflow.bridge.source.Sources;
import io.dataflow.bridge.source.mqtt.MqttIntake;
import io.dataflow.bridge.source.poller.WeatherServer;
import io.dataflow.browser.TestBrowser;
import io.dataflow.local.LocalBroker;
import io.dataflow.local.LocalRedis;
import io.dataflow.local.test.TestBroker;
import io.dataflow.local.test.TestRedis;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SourcesPageIT {

    private static final Path SHOTS = Path.of("target", "screenshots");

    private static LocalBroker broker;
    private static LocalRedis node;
    private static RunningBridge bridge;
    private static TestBrowser browser;
    private static URI panel;

    @BeforeAll
    static void start() {
        broker = TestBroker.start();
        node = TestRedis.start();
        bridge = RunningBridge.start(
                broker.url(),
                List.of(node),
                Map.of("dataflow.mqtt.username", broker.username(), "dataflow.mqtt.password", broker.password()));
        browser = TestBrowser.start();
        panel = URI.create("http://127.0.0.1:" + bridge.port());
        browser.signIn(browser.page(1440), panel, RunningBridge.PASSWORD);
        await().until(() -> bridge.bean(MqttIntake.class).connected());
    }

    @AfterAll
    static void stop() {
        browser.close();
        bridge.close();
        broker.stop();
        node.stop();
    }

    @Test
    void addsChangesPausesResumesAndRemovesASource() {
        Page page = open(1440);
        page.click("#add-source");
        page.fill("dialog [name=name]", "gateways");
        page.fill("dialog [name=filter]", "devices/#");
        submit(page);
        assertThat(page.locator("dialog .field-error:visible")).containsText("source mqtt");
        assertThat(page.locator("dialog [name=filter]")).hasValue("devices/#");
        assertThat(TestBrowser.barriersOn(page)).isEmpty();
        page.fill("dialog [name=filter]", "gateways/+/readings");
        submit(page);
        assertThat(row(page, "gateways")).containsText("gateways/+/readings");
        act(page, "Edit gateways");
        assertThat(page.locator("dialog")).containsText("What waits at the broker for the former filter is taken too");
        shoot(page, "source-edit-1440");
        page.fill("dialog [name=filter]", "gateways/+/values");
        submit(page);
        assertThat(row(page, "gateways")).containsText("gateways/+/values");
        act(page, "Pause gateways");
        submit(page);
        assertThat(row(page, "gateways")).containsText("Paused");
        assertThat(bridge.bean(Sources.class).find("gateways").map(Source::paused))
                .contains(true);
        act(page, "Resume gateways");
        assertThat(row(page, "gateways")).not().containsText("Paused");
        act(page, "Remove gateways");
        assertThat(page.locator("dialog")).containsText("What the broker still keeps for it is deleted");
        shoot(page, "source-remove-1440");
        submit(page);
        assertThat(page.locator("dialog .field-error:visible")).containsText("Write gateways");
        page.fill("dialog [name=typed]", "gateways");
        submit(page);
        assertThat(row(page, "gateways")).hasCount(0);
        assertThat(bridge.bean(Sources.class).find("gateways")).isEmpty();
        page.close();
    }

    @Test
    void triesAndAddsAPoller() {
        try (WeatherServer server = new WeatherServer()) {
            server.answers(200, "{\"now\":{\"temperature\":21.5}}");
            Page page = open(390);
            page.click("#add-source");
            page.fill("dialog [name=name]", "weather");
            page.selectOption("dialog [name=kind]", "poller");
            page.fill("dialog [name=url]", server.url("/"));
            page.fill("dialog [name=pointer]", "/then");
            page.fill("dialog [name=every_seconds]", "1");
            page.fill("dialog [name=headers]", "X-Api-Key: secret");
            page.click("dialog button:text-is('Try it')");
            assertThat(page.locator("dialog [role=status]")).containsText("an object with the fields now");
            page.fill("dialog [name=pointer]", "/now");
            page.click("dialog button:text-is('Try it')");
            assertThat(page.locator("dialog [role=status]")).containsText("{\"temperature\":21.5}");
            assertThat(TestBrowser.barriersOn(page)).isEmpty();
            shoot(page, "source-dialog-390");
            submit(page);
            assertThat(row(page, "weather")).containsText("status 200");
            act(page, "Edit weather");
            assertThat(page.locator("dialog [name=headers]")).hasValue("X-Api-Key:");
            submit(page);
            server.answers(500, "");
            assertThat(row(page, "weather")).containsText("Failing");
            assertThat(server.requests().getLast().get("X-api-key")).containsExactly("secret");
            shootAll(page);
            act(page, "Remove weather");
            page.fill("dialog [name=typed]", "weather");
            submit(page);
            assertThat(row(page, "weather")).hasCount(0);
            page.close();
        }
    }

    @Test
    void publishesAMessageWithEverythingOfMqtt() {
        Page page = open(1440);
        page.fill("#publish-topic", "a/+");
        page.click("#publish details summary");
        page.fill("#publish-user-properties", "priority: high");
        page.fill("#publish-response-topic", "answers/#");
        page.fill("#publish-message-expiry", "60");
        page.click("#publish button[type=submit]");
        assertThat(page.locator("#publish-error-topic")).containsText("wildcards");
        assertThat(page.locator("#publish-error-response_topic")).containsText("wildcards");
        page.fill("#publish-topic", "devices/sensor_1/commands");
        page.fill("#publish-response-topic", "answers/1");
        page.click("#publish button[type=submit]");
        assertThat(page.locator(".toast")).containsText("The broker has the message for devices/sensor_1/commands");
        assertThat(TestBrowser.barriersOn(page)).isEmpty();
        page.close();
    }

    private static Page open(int width) {
        Page page = browser.page(width);
        page.navigate(panel.resolve("/sources").toString());
        assertThat(page.locator("[data-act='Pause mqtt']")).isVisible();
        assertThat(TestBrowser.barriersOn(page)).isEmpty();
        return page;
    }

    private static Locator row(Page page, String source) {
        return page.locator("tr[data-source='" + source + "']");
    }

    private static void act(Page page, String action) {
        page.click("[data-act='" + action + "']");
    }

    private static void submit(Page page) {
        page.click("dialog button[type=submit]");
    }

    /** For people to look at. */
    private static void shootAll(Page page) {
        for (int width : new int[] {390, 1440}) {
            page.setViewportSize(width, 900);
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                shoot(page, "sources-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT));
            }
        }
        page.setViewportSize(390, 844);
    }

    private static void shoot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }
}
