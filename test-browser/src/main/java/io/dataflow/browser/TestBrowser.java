package io.dataflow.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The Chromium that is installed, watched: what its console says and where its requests go. */
public final class TestBrowser implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 60_000;

    private final Playwright playwright;
    private final Browser chromium;
    private final BrowserContext context;
    private final List<String> consoleErrors = new CopyOnWriteArrayList<>();
    private final List<String> requestsElsewhere = new CopyOnWriteArrayList<>();

    private TestBrowser(Playwright playwright, Browser chromium) {
        this.playwright = playwright;
        this.chromium = chromium;
        this.context = chromium.newContext();
        context.onRequest(this::note);
        context.onConsoleMessage(this::note);
        context.onWebError(error -> consoleErrors.add(error.error()));
    }

    public static TestBrowser start() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        BrowserType.LaunchOptions options = new BrowserType.LaunchOptions()
                .setExecutablePath(executable())
                .setHeadless(true)
                .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking"));
        return new TestBrowser(playwright, playwright.chromium().launch(options));
    }

    private static Path executable() {
        Stream<String> named = Stream.ofNullable(System.getenv("CHROMIUM_PATH"));
        Stream<String> onPath = Stream.of(System.getenv("PATH").split(Pattern.quote(File.pathSeparator)))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name).toString()));
        return Stream.concat(named, onPath)
                .filter(Objects::nonNull)
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No Chromium: install it or name it in CHROMIUM_PATH"));
    }

    public Page page(int width) {
        Page page = context.newPage();
        page.setViewportSize(width, width > 600 ? 900 : 844);
        page.setDefaultTimeout(PATIENCE_MILLIS);
        return page;
    }

    /** Signs in; the cookie holds for all panels. */
    public void signIn(Page page, URI panel, String password) {
        page.navigate(panel.resolve("/login").toString());
        page.fill("#username", "admin");
        page.fill("#password", password);
        page.click("button[type=submit]");
        page.waitForURL(url -> !url.contains("/login"));
    }

    /** What keeps people from using the page, a line each. */
    public static List<String> barriersOn(Page page) {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .map(rule -> page.url() + " " + rule.getId() + ": " + rule.getNodes())
                        .toList();
    }

    /** Fails if any page so far has complained or asked for something from another machine. */
    public void assertQuiet() {
        assertThat(consoleErrors).isEmpty();
        assertThat(requestsElsewhere).isEmpty();
    }

    private void note(Request request) {
        URI address = URI.create(request.url().replaceAll("[|\\[\\] ]", "_"));
        boolean overTheNetwork = !List.of("data", "blob", "about").contains(address.getScheme());
        if (overTheNetwork && !"127.0.0.1".equals(address.getHost())) {
            requestsElsewhere.add(request.url());
        }
    }

    private void note(ConsoleMessage message) {
        if (message.type().equals("error")) {
            consoleErrors.add(message.text() + " at " + message.location());
        }
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
