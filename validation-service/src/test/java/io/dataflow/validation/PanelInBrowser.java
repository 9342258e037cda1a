package io.dataflow.validation;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.dataflow.browser.TestBrowser;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The panel of an instance in a browser that is signed in. */
final class PanelInBrowser implements AutoCloseable {

    private static final Path SHOTS = Path.of("target", "screenshots");

    private final TestBrowser browser = TestBrowser.start();
    private final URI panel;

    PanelInBrowser(Instance instance) {
        panel = URI.create(instance.url(""));
        browser.signIn(browser.page(1440), panel, "correct horse battery staple");
    }

    Page open(String path, int width) {
        Page page = browser.page(width);
        page.navigate(panel.resolve(path).toString());
        assertThat(page.locator("h1")).isVisible();
        assertThat(TestBrowser.barriersOn(page)).isEmpty();
        return page;
    }

    /** For people to look at. */
    static void shootAll(Page page, String name) {
        var before = page.viewportSize();
        for (int width : new int[] {390, 1440}) {
            page.setViewportSize(width, 900);
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(SHOTS.resolve(
                                name + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT) + ".png"))
                        .setFullPage(true));
            }
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(before.width, before.height);
    }

    @Override
    public void close() {
        browser.assertQuiet();
        browser.close();
    }
}
