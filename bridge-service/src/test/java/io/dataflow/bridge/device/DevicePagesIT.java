package io.dataflow.bridge.device;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.dataflow.bridge.RunningBridge;
import io.dataflow.browser.TestBrowser;
import io.dataflow.contract.DeviceId;
import io.dataflow.local.LocalBroker;
import io.dataflow.local.LocalRedis;
import io.dataflow.local.test.TestBroker;
import io.dataflow.local.test.TestRedis;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of devices in a real browser, each action on them. */
class DevicePagesIT {

    private static final Path PICTURES = Path.of("target", "pictures");

    private static LocalRedis redis;
    private static LocalBroker broker;
    private static RunningBridge bridge;
    private static TestBrowser browser;
    private static URI panel;
    private static Page page;

    @BeforeAll
    static void start() {
        redis = TestRedis.start();
        broker = TestBroker.start();
        bridge = RunningBridge.start(
                broker.url(),
                List.of(redis),
                Map.of("dataflow.mqtt.username", broker.username(), "dataflow.mqtt.password", broker.password()));
        panel = URI.create("http://127.0.0.1:" + bridge.port());
        browser = TestBrowser.start();
        page = browser.page(1440);
        browser.signIn(page, panel, RunningBridge.PASSWORD);
    }

    @AfterAll
    static void stop() {
        browser.close();
        bridge.close();
        broker.stop();
        redis.stop();
    }

    @Test
    void registerADeviceAndShowItsKeyOnce() {
        open("/devices");
        page.click("#register");
        page.fill("dialog input[name=device]", "a/b");
        page.click("dialog button[type=submit]");
        assertThat(page.locator("dialog .field-error:visible").first().textContent())
                .contains("Device id must be");

        page.fill("dialog input[name=device]", "hall-1");
        page.fill("dialog input[name=label]", "by the door");
        page.click("dialog button[type=submit]");
        String key = page.textContent("[data-copied='Key']");
        assertThat(key).matches("[A-Za-z0-9_-]{43}");
        assertThat(page.textContent("[data-copied='Try it']"))
                .contains("mosquitto_pub", "-u 'hall-1' -P '" + key + "'", "-p " + port());
        assertThat(TestBrowser.barriersOn(page)).isEmpty();
        take(page, "key");
        page.keyboard().press("Escape");
        page.click("text=I have it");

        page.waitForSelector("tr:has-text('hall-1') >> text=Registered");
        assertThat(page.content()).doesNotContain(key).contains("by the door");
    }

    @Test
    void registerManyAndHandOutTheirKeysAsATable() throws IOException {
        open("/devices");
        page.click("#register-many");
        page.fill("dialog textarea", "many-1, many-2\nmany/3");
        page.click("dialog button[type=submit]");
        assertThat(page.locator("dialog .field-error:visible").first().textContent())
                .contains("many/3");
        page.fill("dialog textarea", "many-1, many-2\nmany-3");
        page.click("dialog button[type=submit]");
        Download table = page.waitForDownload(() -> page.click("text=Download keys"));
        assertThat(Files.readAllLines(table.path())).hasSize(4).first().isEqualTo("device,key");
        page.click("text=I have it");
        page.waitForSelector("tr:has-text('many-3') >> text=Registered");
    }

    @Test
    void giveADeviceANewKey() {
        register("turning");
        open("/devices");
        page.click("tr[data-href='/devices/turning'] td >> nth=0");
        page.waitForURL("**/devices/turning");
        page.click("#rotate");
        page.click("dialog button:has-text('Cancel')");
        page.click("#rotate");
        page.click("dialog button[type=submit]");
        assertThat(page.textContent("[data-copied='Key']")).hasSize(43);
        page.click("text=I have it");
        page.waitForSelector("#revoke");
    }

    @Test
    void askBeforeAKeyIsRevoked() {
        register("losing");
        open("/devices/losing");
        page.click("#revoke");
        assertThat(page.textContent("dialog")).contains("disconnected within a second");
        page.click("dialog button[type=submit]");
        page.waitForSelector("text=Key revoked");
        assertThat(page.locator("#revoke").count()).isZero();
    }

    @Test
    void wantTheIdTypedBeforeADeviceIsRemoved() {
        register("leaving");
        open("/devices/leaving");
        page.click("#remove");
        page.click("dialog button[type=submit]");
        assertThat(bridge.bean(Devices.class).find(new DeviceId("leaving"))).isPresent();
        page.fill("dialog input", "leaving");
        page.click("dialog button[type=submit]");
        page.waitForURL("**/devices");
        assertThat(bridge.bean(Devices.class).find(new DeviceId("leaving"))).isEmpty();
    }

    @Test
    void keepANote() {
        register("noted");
        open("/devices/noted");
        page.click("#label");
        page.fill("dialog input", "<b>on the roof</b>");
        page.click("dialog button[type=submit]");
        page.waitForSelector("dd:has-text('<b>on the roof</b>')");
        open("/devices?q=roof");
        assertThat(page.locator("#devices tr").count()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/devices", "/devices/shown"})
    void canBeUsedByEverybodyOnAnyScreen(String path) {
        bridge.asAdmin()
                .post()
                .uri("/api/devices")
                .body(Map.of("device", "shown"))
                .exchange();
        try (TestBrowser another = TestBrowser.start()) {
            Page shown = another.page(1440);
            another.signIn(shown, panel, RunningBridge.PASSWORD);
            lookAt(shown, path);
            another.assertQuiet();
        }
    }

    private static void lookAt(Page page, String path) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (int width : List.of(1440, 390)) {
                page.setViewportSize(width, 900);
                page.navigate(panel.resolve(path).toString());
                assertThat(TestBrowser.barriersOn(page)).isEmpty();
                assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                        .isEqualTo(true);
                take(page, path.substring(1).replace('/', '-') + "-" + width + "-" + scheme);
            }
        }
    }

    private static String port() {
        return broker.url().substring(broker.url().lastIndexOf(':') + 1);
    }

    private static void register(String device) {
        bridge.asAdmin()
                .post()
                .uri("/api/devices")
                .body(Map.of("device", device))
                .exchange()
                .expectStatus()
                .isCreated();
    }

    private static void open(String path) {
        page.navigate(panel.resolve(path).toString());
    }

    private static void take(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }
}
