package org.luoshi.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The distribution's Chromium, started once; it resolves no name but this machine's.
final class Chromium implements AutoCloseable {

  private static final Path DEBIAN = Path.of("/usr/bin/chromium");

  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1");

  private final Playwright playwright;
  private final Browser browser;

  /// A busy machine is slow, not wrong: what a page must show may take so many milliseconds.
  private static final double PATIENCE = 20_000;

  Chromium() {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    var options = new Playwright.CreateOptions();
    options.setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
    playwright = Playwright.create(options);
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(program())
                    .setArgs(FLAGS)
                    .setHeadless(true));
  }

  Browser browser() {
    return browser;
  }

  private static Path program() {
    var named = System.getenv("LUOSHI_CHROMIUM");
    var program = named == null ? DEBIAN : Path.of(named);
    if (!program.toFile().canExecute()) {
      throw new AssertionError(
          "No Chromium at "
              + program
              + ". Maybe: apt-get install chromium, or set LUOSHI_CHROMIUM.");
    }
    return program;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
