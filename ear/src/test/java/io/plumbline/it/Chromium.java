package io.plumbline.it;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** A browser without a screen: the machine's own Chromium, or the one that its driver fetches. */
final class Chromium implements AutoCloseable {

    /** A headless browser says so in its name, and is no visitor then. */
    static final String VISITOR = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

    private final Playwright playwright;
    private final Browser browser;

    Chromium() {
        var options = new BrowserType.LaunchOptions().setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking",
                "--disable-component-update", "--disable-sync"));
        var environment = new HashMap<>(System.getenv());
        String chromium = System.getenv("PLUMBLINE_CHROMIUM");
        if (chromium != null) {
            environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
            options.setExecutablePath(Path.of(chromium));
        }
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        browser = playwright.chromium().launch(options);
    }

    Browser browser() {
        return browser;
    }

    /** What the browser's console complains of. */
    static List<String> complaints(Page page) {
        List<String> complaints = new ArrayList<>();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(page.url() + " console: " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + " script: " + error));
        return complaints;
    }

    @Override
    public void close() {
        playwright.close();
    }
}
