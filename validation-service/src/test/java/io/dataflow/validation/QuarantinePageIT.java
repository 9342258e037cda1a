package io.dataflow.validation;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.dataflow.browser.TestBrowser;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QuarantinePageIT {

    private static final String HOSTILE =
            "<script>alert(1)</script>\"'`${7*7}{{7*7}}\u202Egnp.exe\u202C \\u0000 Robert'); DROP TABLE x;--";

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
    void mendsAndReplaysAllThatBrokeOneRule() {
        receive(120);
        Page page = panel.open("/quarantine", 1440);
        page.click("table a:text-is('must be a number, not text')");
        assertThat(page.locator("#readings tr")).hasCount(50);
        page.check("#select-page");
        assertThat(page.locator("#selected")).hasText("50 selected");
        page.click("#select-matching");
        assertThat(page.locator("#selected")).hasText("All 120 readings that match are selected");
        page.click("#mend");
        page.fill("dialog [name=field]", "temperature");
        page.click("dialog button:has-text('Add a step')");
        Locator second = page.locator("dialog .step").nth(1);
        second.locator("[name=step]").selectOption("convert");
        second.locator("[name=field]").fill("temperature");
        second.locator("[name=from]").selectOption("°F");
        second.locator("[name=to]").selectOption("°C");
        assertThat(page.locator("dialog .notice")).containsText("120 would be stored, 0 would still be refused");
        assertThat(page.locator("dialog tbody tr")).hasCount(50);
        assertThat(TestBrowser.barriersOn(page)).isEmpty();
        PanelInBrowser.shootAll(page, "quarantine-mend");
        page.click("dialog button:has-text('Mend and replay 120 readings')");
        assertThat(page.locator(".toast")).containsText("120 readings stored.");
        assertThat(page.locator("#jobs")).containsText("Done");
        assertThat(store.count("reading_sensor")).isEqualTo(120);
        assertThat(store.number("SELECT COUNT(*) FROM reading_sensor WHERE temperature > 30"))
                .isZero();
        assertThat(TestBrowser.barriersOn(page)).isEmpty();
    }

    @Test
    void editsOneReadingByHandAndReplaysIt() {
        receive(1);
        Page page = panel.open("/quarantine", 390);
        page.click("#readings td a");
        assertThat(page.locator("#verdict")).containsText("Would still be refused");
        page.fill("#edited", "{\"temperature\": 22.5}");
        assertThat(page.locator("#verdict")).containsText("Would be stored");
        assertThat(TestBrowser.barriersOn(page)).isEmpty();
        PanelInBrowser.shootAll(page, "quarantine-reading");
        page.click("button:text-is('Replay as edited')");
        page.waitForURL(url -> url.endsWith("/quarantine"));
        assertThat(page.locator(".toast")).containsText("1 reading stored.");
        assertThat(store.count("reading_sensor")).isOne();
    }

    @Test
    void showsHostileTextsAndBytesAsTheyAre() {
        String hostile = "{\"temperature\":\"" + HOSTILE.replace("\"", "\\\"").replace("\\u0000", "") + "\"}";
        node.push(List.of(
                Buffer.published("a", hostile), Buffer.published("b", new byte[] {(byte) 0xFF, 0, 1, 'h', 'i'}, 77)));
        new Books(store, node).awaitSettled();
        Page page = panel.open("/quarantine?device=a", 1440);
        page.click("#readings td a");
        assertThat(page.locator("#payload")).containsText(HOSTILE.substring(0, 25));
        assertThat(page.locator("#payload").textContent()).isEqualTo(hostile);
        Page bytes = panel.open("/quarantine?device=b", 1440);
        bytes.click("#readings td a");
        assertThat(bytes.locator("#payload")).containsText("ff 00 01 68 69");
        assertThat(bytes.locator("#payload")).containsText("...hi");
    }

    @Test
    void discardsAfterAskingWithTheKeyboardAlone() {
        receive(3);
        Page page = panel.open("/quarantine", 1440);
        page.focus("#select-page");
        page.keyboard().press("Space");
        assertThat(page.locator("#selected")).hasText("3 selected");
        page.focus("#discard");
        page.keyboard().press("Enter");
        assertThat(page.locator("dialog")).containsText("Discard 3 readings?");
        assertThat(TestBrowser.barriersOn(page)).isEmpty();
        page.keyboard().press("Escape");
        assertThat(page.locator("dialog")).hasCount(0);
        assertThat(page.locator("#discard")).isFocused();
        page.keyboard().press("Enter");
        page.focus("dialog button[type=submit]");
        page.keyboard().press("Enter");
        assertThat(page.locator(".toast")).containsText("3 readings discarded.");
        assertThat(store.count("quarantined_reading")).isZero();
        assertThat(page.locator("main")).containsText("Nothing is in quarantine");
    }

    @Test
    void groupsSearchesAndFitsAPhone() {
        receive(60);
        node.push(List.of(Buffer.published("odd", "not json at all")));
        new Books(store, node).awaitSettled();
        Page page = panel.open("/quarantine", 390);
        page.click("a:text-is('By device')");
        assertThat(page.locator(".groups tbody tr")).hasCount(4);
        page.fill("#text", "not json");
        page.click("button:text-is('Search')");
        assertThat(page.locator("#readings tr")).hasCount(1);
        assertThat(page.locator("#readings")).containsText("must be valid JSON");
        page.click("a:text-is('Show all') >> nth=0");
        assertThat(page.locator("#readings tr")).hasCount(50);
        page.check("#select-page");
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(390);
        PanelInBrowser.shootAll(page, "quarantine");
        page.click("a:text-is('Older')");
        assertThat(page.locator("#readings tr")).hasCount(11);
    }

    private void receive(int readings) {
        List<byte[]> entries = new ArrayList<>();
        for (int i = 0; i < readings; i++) {
            entries.add(Buffer.published(
                    "sensor_00" + i % 3, "{\"temperature\":\"" + (60 + i % 20) + ".5\",\"battery\":3.7}"));
        }
        node.push(entries);
        new Books(store, node).awaitSettled();
    }
}
