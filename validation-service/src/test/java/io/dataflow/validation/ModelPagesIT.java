package io.dataflow.validation;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.dataflow.browser.TestBrowser;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Data models are drafted, compared, tried, activated and bound from the panel, on a wide screen and on a phone. */
class ModelPagesIT {

    private static final String PASSWORD = "correct horse battery staple";
    private static final String NAUGHTY = "<img src=x onerror=alert(1)>";

    private static Store store;
    private static Buffer node;
    private static Instance instance;
    private static Panel panel;
    private TestBrowser browser;
    private Page page;

    @BeforeAll
    static void start() {
        store = new Store();
        node = new Buffer("redis-1");
        instance = Instance.start("one", store, node);
        panel = Panel.admin(instance.url(""));
    }

    @AfterAll
    static void stop() {
        instance.close();
        node.close();
    }

    @BeforeEach
    void signIn() {
        browser = TestBrowser.start();
        browser.signIn(browser.page(1440), URI.create(instance.url("/")), PASSWORD);
    }

    @AfterEach
    void leave() {
        assertThat(page.locator("main")).not().containsText("undefined");
        assertThat(TestBrowser.barriersOn(page)).isEmpty();
        browser.close();
    }

    @Test
    void draftsAChangeShowsWhatItBreaksActivatesItAndGoesBack() {
        create("boiler");
        open(1440, "/models/boiler");
        page.click("#draft");
        assertThat(member("pressure", "max")).hasValue("10");
        member("pressure", "max").fill("5");
        assertThat(page.locator("#editor-saved")).hasText("Not saved");
        page.click("#editor-save");
        assertThat(page.locator("#editor-saved")).containsText("Saved by admin");
        assertThat(page.locator("#editor-changes li .badge-act")).hasText("Breaking");
        page.click("#dry-run");
        assertThat(page.locator("#dry-run-report .notice")).isVisible();
        shoot("model-edit");
        page.click("#editor-activate");
        assertThat(page.locator("dialog")).containsText("in spite of breaking changes");
        page.click("dialog button[type=submit]");
        assertThat(page.locator("#in-force")).hasText("in force in 1 of 1 instance");
        assertThat(page.locator("[data-version='2']")).containsText("Active");
        shoot("model");
        page.click("[aria-label='Go back to version 1']");
        assertThat(page.locator("dialog")).containsText("in all instances within 3 seconds");
        page.click("dialog button[type=submit]");
        assertThat(page.locator("[data-version='1']")).containsText("Active");
        assertThat(panel.get("/api/models/boiler").get("active_version").asInt())
                .isOne();
        browser.assertQuiet();
    }

    @Test
    void saysBesideEachFieldWhatHasToBeWrittenAndLosesNothing() {
        open(1440, "/models/new");
        page.click("[data-way=hand]");
        page.click("#by-hand");
        page.fill("#editor-about [data-at=name] input", "Tank Level");
        page.locator("#editor-fields [data-at=name] input").fill(NAUGHTY);
        page.locator("#editor-fields [data-at=min] input").fill("high");
        assertThat(page.locator("#editor-about [data-at=name] .field-error")).containsText("small letter");
        assertThat(page.locator("#editor-fields [data-at=min] .field-error")).containsText("must be a number");
        assertThat(page.locator("#editor-fields [data-at=min] input")).hasValue("high");
        assertThat(page.locator("#editor-activate")).isDisabled();
        page.fill("#editor-about [data-at=name] input", "tank_level");
        page.locator("#editor-fields [data-at=min] input").fill("0");
        assertThat(page.locator("#samples .notice")).isVisible();
        page.click("[data-view=json]");
        assertThat(page.locator("#editor-json")).hasValue(Pattern.compile("onerror"));
        page.locator("#editor-json").fill("{\"name\": ");
        assertThat(page.locator("#editor-json-error")).containsText("no JSON object");
        page.locator("#editor-json")
                .fill("{\"name\":\"tank_level\",\"fields\":[{\"name\":\"level\",\"type\":\"integer\"}]}");
        page.click("[data-view=form]");
        assertThat(page.locator("#editor-fields [data-at=name] input")).hasValue("level");
        page.click("#editor-save");
        assertThat(page.locator("#editor-status")).hasText("Draft, version 1");
        page.reload();
        assertThat(page.locator("#editor-fields [data-at=name] input")).hasValue("level");
        browser.assertQuiet();
    }

    @Test
    void opensPastedPayloadsSchemasAndExportedFilesInTheEditor() {
        open(1440, "/models/new");
        page.fill("#samples-text", "{\"co2_ppm\": 412}\n{\"co2_ppm\": 420.5}\nnonsense");
        page.click("[data-from=samples] button");
        assertThat(page.locator("#editor-fields [data-at=name] input")).hasValue("co2_ppm");
        assertThat(page.locator("#editor-remarks")).containsText("1 sample could not be read");
        page.navigate(instance.url("/models/new"));
        page.click("[data-way=schema]");
        page.fill("#schema-text", "{\"title\": \"Tank\", \"properties\": {\"level\": {\"type\": \"number\"}}}");
        page.click("[data-from=json-schema] button");
        assertThat(page.locator("#editor-fields [data-at=name] input")).hasValue("level");
        page.navigate(instance.url("/models/new"));
        page.click("[data-way=file]");
        page.fill("#file-text", "[1]");
        page.click("[data-from=file] button");
        assertThat(page.locator("[data-from=file] .field-error")).containsText("no exported model");
        page.fill("#file-text", "{\"name\": \"sensor\", \"fields\": [{\"name\": \"x\", \"type\": \"number\"}]}");
        page.click("[data-from=file] button");
        assertThat(page.locator("#editor-about [data-at=name] input")).hasValue("sensor_2");
        assertThat(page.locator("#editor-activate")).isEnabled();
        browser.assertQuiet();
    }

    @Test
    void losesNeitherOfTwoPeoplesChanges() {
        create("shared");
        panel.post(201, "/api/models/shared/drafts", "{}");
        open(1440, "/models/shared/versions/2");
        member("pressure", "max").fill("7");
        panel.put(
                "/api/models/shared/versions/2",
                "{\"model\":{\"name\":\"shared\",\"title\":\"Theirs\",\"fields\":[]}}");
        page.click("#editor-save");
        assertThat(page.locator("#editor-conflict")).containsText("Somebody else changed this draft");
        assertThat(member("pressure", "max")).hasValue("7");
        page.click("button:text-is('Keep mine, overwrite theirs')");
        assertThat(page.locator("#editor-saved")).containsText("Saved");
        assertThat(member("pressure", "max")).hasValue("7");
    }

    @Test
    void addsExplainsAndRemovesABinding() {
        create("bound");
        open(1440, "/models");
        page.click("#add-binding");
        page.fill("dialog [name=topics]", "rooms/+/air");
        page.fill("dialog [name=choices]", "nothing_like_this");
        page.click("dialog button[type=submit]");
        assertThat(page.locator("dialog .field-error:visible").first()).containsText("data model");
        page.fill("dialog [name=choices]", "bound");
        page.click("dialog button[type=submit]");
        assertThat(page.locator("#bindings")).containsText("rooms/+/air");
        page.fill("#explain-topic", "rooms/kitchen/air");
        page.click("text=Explain");
        assertThat(page.locator("#explained")).containsText("bound");
        shoot("models");
        page.click("[aria-label='Remove the binding of any source on rooms/+/air']");
        page.click("dialog button[type=submit]");
        assertThat(page.locator("#bindings")).not().containsText("rooms/+/air");
        page.fill("#search", "no such words");
        assertThat(page.locator("#none-found")).isVisible();
    }

    @Test
    void canBeEditedOnAPhoneByKeyboard() {
        create("phone");
        panel.post(201, "/api/models/phone/drafts", "{}");
        open(390, "/models/phone/versions/2");
        page.locator("[data-add-field]").first().focus();
        page.keyboard().press("Enter");
        page.keyboard().type("flow");
        assertThat(page.locator("#editor-fields [data-at=name] input")).hasCount(2);
        page.locator("[aria-label='Move up field']").last().focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#editor-fields [data-at=name] input").first()).hasValue("flow");
        assertThat((Boolean)
                        page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))
                .isFalse();
        shoot("model-edit-phone");
        page.click("#editor-save");
        assertThat(page.locator("#editor-saved")).containsText("Saved");
        browser.assertQuiet();
    }

    private void create(String name) {
        panel.post(
                201,
                "/api/models",
                "{\"model\":{\"name\":\"" + name
                        + "\",\"fields\":[{\"name\":\"pressure\",\"type\":\"number\",\"unit\":\"bar\",\"max\":10}]}}");
        panel.post(200, "/api/models/" + name + "/versions/1/activate", "");
    }

    private void open(int width, String path) {
        page = browser.page(width);
        page.navigate(instance.url(path));
    }

    private Locator member(String field, String member) {
        return page.locator("#editor-fields li")
                .filter(new Locator.FilterOptions().setHas(page.locator("button[aria-label='Remove " + field + "']")))
                .locator("[data-at=" + member + "] input");
    }

    private void shoot(String name) {
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            Path shot =
                    Path.of("target", "screenshots", name + "-" + scheme.name().toLowerCase(Locale.ROOT) + ".png");
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(shot));
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }
}
