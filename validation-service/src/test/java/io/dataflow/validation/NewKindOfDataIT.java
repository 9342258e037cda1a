package io.dataflow.validation;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import io.dataflow.browser.TestBrowser;
import io.dataflow.local.test.Patience;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A kind of data that nobody has described yet becomes a stored, charted, typed table with nothing but the panel. */
class NewKindOfDataIT {

    private static final String PASSWORD = "correct horse battery staple";
    private static final String TOPIC = "devices/station_7/telemetry";
    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);
    private static final int READINGS = 30;

    private final Instant from = Instant.now().minus(Duration.ofMinutes(10));
    private final Store store = new Store();
    private final Buffer node = new Buffer("redis-1");
    private Instance instance;
    private TestBrowser browser;
    private Page page;

    @BeforeEach
    void begin() {
        instance = Instance.start("one", store, node);
        browser = TestBrowser.start();
        page = browser.page(1440);
        browser.signIn(page, URI.create(instance.url("/")), PASSWORD);
    }

    @AfterEach
    void end() {
        browser.assertQuiet();
        browser.close();
        instance.close();
        node.close();
    }

    @Test
    void goesFromTheFirstUnknownPayloadToATypedTableInUnderTwoMinutes() {
        Instant begun = Instant.now();
        node.push(readings());
        await().until(() -> store.count("quarantined_reading") == READINGS);
        page.navigate(instance.url("/models"));
        page.click("a:text-is('New model')");
        page.click("button[aria-label='Propose a model for " + TOPIC + "']");
        assertThat(page.locator("#editor-about [data-at=name] input")).hasValue("station");
        assertThat(page.locator("#editor-fields [data-at=name] input").nth(1)).hasValue("wind_speed");
        assertThat(page.locator("#samples .notice-ok")).hasCount(3);
        assertThat(page.locator("main")).not().containsText("undefined");
        assertThat(TestBrowser.barriersOn(page)).isEmpty();
        page.click("#editor-activate");
        assertThat(page.locator("#next")).containsText("What comes next");
        page.click("button:text-is('Bind " + TOPIC + "')");
        page.click("dialog button[type=submit]");
        assertThat(page.locator("#next")).containsText("Bound");
        page.click("button:text-is('Replay " + READINGS + " readings')");
        assertThat(page.locator("#next")).containsText(READINGS + " readings stored");
        assertThat(TestBrowser.barriersOn(page)).isEmpty();
        assertThat(page.locator("a:text-is('Chart wind_speed')"))
                .hasAttribute("href", Pattern.compile(".*/explore\\?model=station&metric=wind_speed"));
        assertThat(Duration.between(begun, Instant.now())).isLessThan(TWO_MINUTES);
        assertThat(store.count("reading_station")).isEqualTo(READINGS);
        assertThat(store.count("quarantined_reading")).isZero();
        assertThat(store.number("SELECT COUNT(*) FROM reading_station WHERE wind_speed > 1 AND raining = TRUE"))
                .isPositive();
        assertThat(lastValue()).isEqualTo(READINGS - 1 + 0.5);
    }

    @Test
    void takesWhatComesAfterwardsWithoutAnybodysHelp() {
        node.push(readings());
        await().until(() -> store.count("quarantined_reading") == READINGS);
        page.navigate(instance.url("/models/new"));
        page.click("button[aria-label='Propose a model for " + TOPIC + "']");
        page.click("#editor-activate:not([disabled])");
        page.click("button:text-is('Bind " + TOPIC + "')");
        page.click("dialog button[type=submit]");
        assertThat(page.locator("#next")).containsText("Bound");
        node.push(List.of(Buffer.published("station_7", payload(5, Instant.now()))));
        await().atMost(Patience.LONG).until(() -> store.count("reading_station") == 1);
    }

    private List<byte[]> readings() {
        List<byte[]> readings = new ArrayList<>();
        for (int i = 0; i < READINGS; i++) {
            readings.add(Buffer.published("station_7", payload(i, from.plusSeconds(i))));
        }
        return readings;
    }

    private static String payload(int number, Instant at) {
        return "{\"place\":\"<b>roof</b>\",\"wind_speed\":" + number + ".5,\"raining\":" + (number % 3 == 0)
                + ",\"measured_at\":\"" + at + "\"}";
    }

    private double lastValue() {
        JsonNode series = Panel.admin(instance.url(""))
                .get("/api/series?model=station&metric=wind_speed&device=station_7&from=" + from.minusSeconds(60)
                        + "&to=" + Instant.now());
        JsonNode points = series.get("devices").get(0).get("points");
        return points.get(points.size() - 1).get("max").asDouble();
    }
}
