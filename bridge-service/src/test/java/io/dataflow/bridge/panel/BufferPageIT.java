package io.dataflow.bridge.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.dataflow.bridge.RunningBridge;
import io.dataflow.bridge.buffer.BufferNode;
import io.dataflow.bridge.buffer.BufferNodes;
import io.dataflow.browser.TestBrowser;
import io.dataflow.contract.BufferKeys;
import io.dataflow.local.LocalRedis;
import io.dataflow.local.test.TestRedis;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

/** What an operator does on the page Buffer, in a real browser. */
class BufferPageIT {

    private static LocalRedis first;
    private static LocalRedis second;
    private static RunningBridge bridge;
    private static TestBrowser browser;

    @BeforeAll
    static void start() {
        first = TestRedis.start();
        second = TestRedis.start();
        bridge = RunningBridge.start("tcp://127.0.0.1:9", List.of(first), Map.of());
        browser = TestBrowser.start();
    }

    @AfterAll
    static void stop() {
        browser.close();
        bridge.close();
        first.stop();
        second.stop();
    }

    @Test
    void addsDrainsResumesEditsAndRemovesANode() {
        Page page = bufferPage();

        page.click("#add button");
        page.fill("dialog [name=name]", "extra");
        page.fill("dialog [name=uri]", "redis://127.0.0.1:" + second.port());
        page.fill("dialog [name=password]", second.password());
        assertThat(TestBrowser.barriersOn(page)).isEmpty();
        page.click("dialog button[type=submit]");
        Locator line = page.locator("tr[data-node=extra]");
        line.locator("text=Healthy").waitFor();
        assertThat(line.textContent()).contains("On disk before it is acknowledged");

        page.click("[aria-label='Drain extra']");
        page.click("dialog button[type=submit]");
        line.locator("text=Draining").waitFor();
        assertThat(node("extra").orElseThrow().healthy()).isFalse();
        page.click("[aria-label='Resume extra']");
        line.locator("text=Healthy").waitFor();

        page.click("[aria-label='Remove extra']");
        page.locator("dialog h2:has-text('Removes node extra, which is empty right now')")
                .waitFor();
        page.click("dialog button:has-text('Cancel')");

        page.click("[aria-label='Edit extra']");
        page.fill("dialog [name=uri]", "redis://localhost:" + second.port());
        page.fill("dialog [name=password]", second.password());
        page.click("dialog button[type=submit]");
        line.locator("text=localhost:" + second.port()).waitFor();

        await().until(() -> node("extra").orElseThrow().healthy());
        bridge.asAdmin()
                .post()
                .uri("/bridge/ingest")
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"device_id\":\"sensor_001\",\"temperature\":1}")
                .exchange()
                .expectStatus()
                .isAccepted();
        bridge.asAdmin()
                .post()
                .uri("/bridge/ingest")
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"device_id\":\"sensor_001\",\"temperature\":2}")
                .exchange()
                .expectStatus()
                .isAccepted();
        await().until(() -> node("extra").orElseThrow().report().waiting() == 1);
        line.locator("td:text-matches('^1\\\\s*0 being validated')").waitFor();
        shoot(page, "buffer-1440");
        page.click("[aria-label='Remove extra']");
        page.locator("dialog h2:has-text('Removes node extra and 1 reading waiting on it')")
                .waitFor();
        shoot(page, "buffer-remove");
        page.fill("dialog [name=typed]", "extra");
        page.click("dialog button[type=submit]");
        line.waitFor(
                new Locator.WaitForOptions().setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
        assertThat(node("extra")).isEmpty();
        assertThat(TestBrowser.barriersOn(page)).isEmpty();

        unbalance(first);
        page.locator(".notice-act:has-text('does not balance')").waitFor();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        page.setViewportSize(390, 844);
        shoot(page, "buffer-390-dark");
        assertThat(TestBrowser.barriersOn(page)).isEmpty();
        browser.assertQuiet();
        page.close();
    }

    @Test
    void drawsANodeFromItsFirstReadingOn() {
        Page page = bufferPage();
        Object drawn = page.evaluate("""
                import('/js/flow-data.js').then(({ deliveredByNode }) => {
                  const seconds = Array.from({ length: 30 }, (_, second) => ({
                    at: new Date(second * 1000).toISOString(),
                    delivered: second < 20 ? { old: 5 } : { old: 5, added: 7 },
                  }));
                  return deliveredByNode(seconds).map(({ name, points }) => `${name}: ${points.map((one) => one.last)}`);
                })
                """);
        assertThat(drawn).isEqualTo(List.of("added: 7", "old: 5,5,5"));
        page.close();
    }

    private static Page bufferPage() {
        Page page = browser.page(1440);
        URI panel = URI.create("http://127.0.0.1:" + bridge.port());
        browser.signIn(page, panel, RunningBridge.PASSWORD);
        page.navigate(panel.resolve("/buffer").toString());
        return page;
    }

    private static void unbalance(LocalRedis server) {
        RedisClient client = RedisClient.create(server.uri().toString());
        try (StatefulRedisConnection<String, String> connection = client.connect()) {
            connection.sync().hincrby(BufferKeys.LEDGER, BufferKeys.RECEIVED, 3);
        } finally {
            client.shutdown();
        }
    }

    private static void shoot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", name + ".png"))
                .setFullPage(true));
    }

    private static Optional<BufferNode> node(String name) {
        return bridge.bean(BufferNodes.class).all().stream()
                .filter(node -> node.name().value().equals(name))
                .findFirst();
    }
}
