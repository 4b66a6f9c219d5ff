package org.luoshi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.SelectOption;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.luoshi.server.Phrases;

/// Somebody's desk: one fresh browser window on the bureau, which remembers all that the browser
/// complained of.
///
/// Texts are named by their phrase keys, so that one journey goes in both languages. Closing the
/// desk fails if there was a complaint that the journey did not expect.
final class Desk implements AutoCloseable {

  private static final Path SCREENS = Path.of("target", "screens");

  private final Look look;
  private final Complaints complaints;
  private final BrowserContext context;
  private final Page page;

  /// A desk with a view of the site at the origin.
  Desk(Browser browser, String origin, Look look) {
    this.look = look;
    this.complaints = new Complaints(origin);
    this.context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setBaseURL(origin)
                .setLocale(look.language().code())
                .setTimezoneId("Asia/Shanghai")
                .setColorScheme(scheme(look))
                .setReducedMotion(ReducedMotion.REDUCE)
                .setViewportSize(look.width(), look.height())
                .setJavaScriptEnabled(look.scripts()));
    context.setDefaultTimeout(30_000);
    complaints.listenTo(context);
    this.page = context.newPage();
  }

  Look look() {
    return look;
  }

  Page page() {
    return page;
  }

  BrowserContext context() {
    return context;
  }

  Complaints complaints() {
    return complaints;
  }

  /// Opens a page of the bureau, such as `/obligations?status=missed`, in the desk's language.
  Desk open(String path) {
    page.navigate(inLanguage(path));
    return this;
  }

  private String inLanguage(String path) {
    if (path.contains("lang=")) {
      return path;
    }
    int hash = path.indexOf('#');
    var rest = hash < 0 ? "" : path.substring(hash);
    var bare = hash < 0 ? path : path.substring(0, hash);
    return bare + (bare.contains("?") ? "&" : "?") + "lang=" + look.language().code() + rest;
  }

  /// The path of the page shown, without what was asked of it.
  String path() {
    return URI.create(page.url()).getPath();
  }

  /// The words of a phrase, as this desk's pages say them.
  String say(String key, Object... values) {
    return Phrases.in(look.language()).say(key, values);
  }

  Locator link(String key, Object... values) {
    return named(AriaRole.LINK, say(key, values));
  }

  Locator button(String key, Object... values) {
    return named(AriaRole.BUTTON, say(key, values));
  }

  Locator heading(String key, Object... values) {
    return named(AriaRole.HEADING, say(key, values));
  }

  /// The field under this label, whatever its form.
  Locator field(String key, Object... values) {
    return labelled(say(key, values));
  }

  /// The field under a label with these words, which may say as well that it is optional.
  Locator labelled(String words) {
    return page.getByLabel(
        Pattern.compile("^" + exactly(words) + "(" + exactly(say("form.optional")) + ")?$"));
  }

  /// The one link that begins with these words; what follows tells it from others like it.
  Locator linkFor(String... words) {
    return page.getByRole(
        AriaRole.LINK,
        new Page.GetByRoleOptions()
            .setName(
                Pattern.compile(
                    Arrays.stream(words)
                        .map(Desk::exactly)
                        .collect(Collectors.joining(".*", "^", ".*$")))));
  }

  /// The words as a pattern that Playwright can hand on to the browser.
  private static String exactly(String words) {
    return words.replaceAll("[\\\\^$.|?*+()\\[\\]{}/]", "\\\\$0");
  }

  /// The one element with this role and exactly this name.
  Locator named(AriaRole role, String name) {
    return page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /// What the page says, all of it.
  String text() {
    return page.locator("body").innerText();
  }

  /// Follows a link or presses a button, by what the person has: a mouse or keys.
  Desk press(Locator target) {
    if (look.keyboard()) {
      keys().enter(target);
    } else {
      target.click();
    }
    return this;
  }

  /// Types over what stands in a field.
  Desk type(Locator field, String text) {
    if (look.keyboard()) {
      keys().type(field, text);
    } else {
      field.fill(text);
    }
    return this;
  }

  /// Chooses from a list by its words.
  Desk choose(Locator list, String words) {
    if (look.keyboard()) {
      keys().choose(list, words);
    } else {
      list.selectOption(new SelectOption().setLabel(words));
    }
    return this;
  }

  /// What the page says has been done.
  Locator done() {
    return page.locator("main > p[role=status]");
  }

  /// The hands of somebody who has a keyboard and nothing else.
  Keys keys() {
    return new Keys(page);
  }

  /// Puts a security key into the machine.
  Passkeys passkeys() {
    return new Passkeys(context.newCDPSession(page));
  }

  /// Looks at the page: a picture of it is kept under e2e/target/screens, for eyes; and for those
  /// who cannot use theirs it has to pass in every look, once for all ways of coming there.
  void look(String name) {
    picture(name);
    if (look.scripts() && !look.keyboard()) {
      assertThat(Axe.inEveryLook(page, look.language())).as(name).isEmpty();
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme(look)));
      page.setViewportSize(look.width(), look.height());
    }
  }

  private static ColorScheme scheme(Look look) {
    return look.dark() ? ColorScheme.DARK : ColorScheme.LIGHT;
  }

  /// Keeps a picture of the page under e2e/target/screens, for eyes.
  void picture(String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(SCREENS.resolve(name + "." + look + ".png"))
            .setFullPage(true));
  }

  @Override
  public void close() {
    context.close();
    assertThat(complaints.heard()).as("what the browser complained of (%s)", look).isEmpty();
  }
}
