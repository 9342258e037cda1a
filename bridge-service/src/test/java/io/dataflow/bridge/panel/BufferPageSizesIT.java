package io.dataflow.bridge.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.dataflow.bridge.RunningBridge;
import io.dataflow.bridge.buffer.BufferNode;
import io.dataflow.bridge.buffer.BufferNodes;
import io.dataflow.browser.TestBrowser;
import io.dataflow.contract.BufferKeys;
import io.dataflow.local.LocalRedis;
import io.dataflow.local.test.TestRedis;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

/** The page Buffer on a wide and a small screen, while little is as it should be. */
class BufferPageSizesIT {

    private static LocalRedis unbalanced;
    private static LocalRedis draining;
    private static LocalRedis away;
    private static LocalRedis another;
    private static RunningBridge bridge;
    private static TestBrowser browser;
    private static Page page;

    @BeforeAll
    static void start() {
        unbalanced = TestRedis.start();
        draining = TestRedis.start();
        away = TestRedis.start();
        another = TestRedis.start();
        bridge = RunningBridge.start("tcp://127.0.0.1:9", List.of(unbalanced, draining, away), Map.of());
        browser = TestBrowser.start();
        await().until(() -> healthy() == 3);
        spoil();
        page = browser.page(1440);
        URI panel = URI.create("http://127.0.0.1:" + bridge.port());
        browser.signIn(page, panel, RunningBridge.PASSWORD);
        page.navigate(panel.resolve("/buffer").toString());
    }

    @AfterAll
    static void stop() {
        browser.close();
        bridge.close();
        List.of(unbalanced, draining, away, another).forEach(LocalRedis::stop);
    }

    @Test
    void fitsAWideScreen() {
        page.setViewportSize(1440, 900);
        showsWhatIsWrong();
        assertThat(wider("document.documentElement")).isFalse();
        assertThat(wider("document.getElementById('nodes').closest('.table-wrap')"))
                .isFalse();
        shootBoth("buffer-1440");
    }

    @Test
    void canBeUsedOnAPhone() {
        page.setViewportSize(390, 844);
        showsWhatIsWrong();
        assertThat(wider("document.documentElement")).isFalse();
        assertThat(
                        page.evaluate(
                                "[...document.querySelectorAll('main button')].filter(b => b.offsetHeight > 0 && b.offsetHeight < 44).map(b => b.textContent)"))
                .isEqualTo(List.of());
        assertThat(
                        page.evaluate(
                                "(() => { const wrap = document.getElementById('nodes').closest('.table-wrap');"
                                        + " wrap.scrollLeft = 1000; const left = document.querySelector('#nodes th').getBoundingClientRect().left"
                                        + " - wrap.getBoundingClientRect().left; return [wrap.scrollLeft > 0, Math.abs(left) < 2]; })()"))
                .isEqualTo(List.of(true, true));
        shootBoth("buffer-390-scrolled");
        page.evaluate("document.getElementById('nodes').closest('.table-wrap').scrollLeft = 0");
        shootBoth("buffer-390");
        page.click("#add button");
        shootBoth("buffer-390-add");
        page.click("dialog button:has-text('Cancel')");
    }

    @Test
    void asksBeforeAnAddressLeadsToAnotherServer() {
        page.setViewportSize(1440, 900);
        on(unbalanced, redis -> redis.rpush(BufferKeys.WAITING, "a reading"));
        page.click("[aria-label='Edit " + unbalanced.name() + "']");
        page.fill("dialog [name=uri]", "redis://127.0.0.1:" + another.port());
        page.fill("dialog [name=password]", another.password());
        page.click("dialog button[type=submit]");
        Locator asked = page.locator("dialog:has-text('Another server is there')");
        asked.locator("text=Nothing was changed yet").waitFor();
        assertThat(TestBrowser.barriersOn(page)).isEmpty();
        shootBoth("buffer-1440-another-server");
        page.setViewportSize(390, 844);
        assertThat(page.evaluate("[...document.querySelectorAll('dialog button')].map(b => b.getBoundingClientRect())"
                        + ".every(b => b.left >= 0 && b.right <= innerWidth)"))
                .isEqualTo(true);
        shootBoth("buffer-390-another-server");
        page.setViewportSize(1440, 900);
        asked.locator("button:has-text('Cancel')").click();
        Locator form = page.locator("dialog");
        form.locator("text=Nothing was changed. Drain").waitFor();
        assertThat(form.locator("[name=uri]").inputValue()).endsWith(":" + another.port());
        form.locator("button[type=submit]").click();
        asked.locator("[name=typed]").fill(unbalanced.name());
        asked.locator("button[type=submit]").click();
        line(unbalanced).locator("text=127.0.0.1:" + another.port()).waitFor();
        page.locator("dialog").first().waitFor(hidden());
        // As it was, for the other tests.
        bridge.asAdmin()
                .put()
                .uri("/api/buffer-nodes/" + unbalanced.name() + "?force=true")
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("uri", unbalanced.uri().toString()))
                .exchange()
                .expectStatus()
                .isOk();
        unbalance();
    }

    private static void spoil() {
        bridge.asAdmin()
                .post()
                .uri("/api/buffer-nodes/" + draining.name() + "/drain")
                .exchange()
                .expectStatus()
                .isOk();
        unbalance();
        away.kill();
    }

    private static void unbalance() {
        on(unbalanced, redis -> redis.hincrby(BufferKeys.LEDGER, BufferKeys.RECEIVED, 3));
    }

    private static void on(LocalRedis server, Function<RedisCommands<String, String>, Long> change) {
        RedisClient client = RedisClient.create(server.uri().toString());
        try (StatefulRedisConnection<String, String> connection = client.connect()) {
            change.apply(connection.sync());
        } finally {
            client.shutdown();
        }
    }

    private static void showsWhatIsWrong() {
        page.locator(".notice-act:has-text('does not balance')").waitFor();
        line(unbalanced).locator("text=Out of balance").waitFor();
        line(draining).locator("text=Draining").first().waitFor();
        line(away).locator("text=Left out").waitFor();
    }

    private static Locator line(LocalRedis server) {
        return page.locator("tr[data-node=" + server.name() + "]");
    }

    private static Locator.WaitForOptions hidden() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);
    }

    private static boolean wider(String element) {
        return (boolean) page.evaluate(element + ".scrollWidth > " + element + ".clientWidth");
    }

    private static void shootBoth(String name) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            assertThat(TestBrowser.barriersOn(page)).isEmpty();
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(
                            "target", "screenshots", name + "-" + scheme.name().toLowerCase(Locale.ROOT) + ".png"))
                    .setFullPage(true));
        }
    }

    private static long healthy() {
        return bridge.bean(BufferNodes.class).all().stream()
                .filter(BufferNode::healthy)
                .count();
    }
}
