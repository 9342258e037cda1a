package io.dataflow.validation;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.dataflow.browser.TestBrowser;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoragePageIT {

    private final Store store = new Store();
    private final Buffer node = new Buffer("redis-1");
    private Instance instance;
    private PanelInBrowser panel;

    @BeforeEach
    void start() {
        instance = Instance.start("one", store, node);
        panel = new PanelInBrowser(instance);
    }

    @AfterEach
    void stop() {
        panel.close();
        instance.close();
        node.close();
    }

    @Test
    void showsWhatIsStoredAndHowGoodItIs() {
        Instant from = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(20));
        node.push(Published.readings(600, 5, from, new Random(5)));
        new Books(store, node).awaitSettled();
        store.jdbc().queryForList("ANALYZE TABLE reading_sensor");
        Page page = panel.open("/storage", 1440);
        assertThat(page.locator("tr[data-model=sensor]")).containsText("reading_sensor");
        assertThat(page.locator("tr[data-model=sensor]")).containsText("for ever");
        assertThat(page.locator("section:has(#flow-title)")).containsText("Works it off");
        assertThat(page.locator("section:has(#flow-title)")).containsText("600");
        assertThat(page.locator("#quality tbody tr")).hasCount(5);
        assertThat(page.locator("#quality")).containsText("of 100");
        assertThat(TestBrowser.barriersOn(page)).isEmpty();
        PanelInBrowser.shootAll(page, "storage");
        Page phone = panel.open("/storage", 390);
        assertThat(phone.locator("#quality tbody tr")).hasCount(5);
        assertThat(TestBrowser.barriersOn(phone)).isEmpty();
        assertThat((Boolean) phone.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .isTrue();
    }

    @Test
    void showsADaysRowsAndComparesItsRollupsWithTheKeyboard() {
        Instant noon = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofHours(12));
        node.push(Published.readings(100, 2, noon, new Random(6)));
        new Books(store, node).awaitSettled();
        store.jdbc().queryForList("ANALYZE TABLE reading_sensor");
        Page page = panel.open("/storage", 1440);
        page.focus("[data-partitions]");
        page.keyboard().press("Enter");
        assertThat(page.locator("dialog")).containsText(noon.toString().substring(0, 10));
        assertThat(TestBrowser.barriersOn(page)).isEmpty();
        page.keyboard().press("Escape");
        page.click("[data-check]");
        page.fill("dialog [name=day]", noon.toString().substring(0, 10));
        page.click("dialog button[type=submit]");
        assertThat(page.locator(".toast")).containsText("all say what the readings say");
        store.jdbc().update("UPDATE rollup_hour SET value_count = value_count + 1 WHERE metric = 'temperature'");
        page.click("[data-check]");
        page.check("dialog [name=repair]");
        page.click("dialog button[type=submit]");
        assertThat(page.locator(".toast").last()).containsText("made anew");
        assertThat(store.wrongRollups("temperature", "rollup_hour", "DATE_FORMAT(ts, '%Y-%m-%d %H:00:00')"))
                .isEmpty();
    }
}
