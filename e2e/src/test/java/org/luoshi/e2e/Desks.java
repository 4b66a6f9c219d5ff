package org.luoshi.e2e;

import com.microsoft.playwright.Browser;
import java.util.ArrayList;
import java.util.List;
import org.luoshi.engine.text.Language;

/// The desks of one test; closed with it, each telling its complaints.
final class Desks implements AutoCloseable {

  private final Browser browser;
  private final Bureau bureau;
  private final List<Desk> open = new ArrayList<>();

  Desks(Browser browser, Bureau bureau) {
    this.browser = browser;
    this.bureau = bureau;
  }

  /// A fresh window of somebody who is not signed in.
  Desk open(Look look) {
    var desk = new Desk(browser, bureau.origin(), look);
    open.add(desk);
    return desk;
  }

  /// A fresh window at the usual desk.
  Desk open(Language language) {
    return open(Look.of(language));
  }

  /// A window on another site than the bureau's; whoever opens it closes it.
  Desk elsewhere(String site, Look look) {
    return new Desk(browser, site, look);
  }

  /// A fresh window in which the person has signed in.
  Desk of(Person person, Look look) {
    return of(person, person.unit(), look);
  }

  /// A fresh window of whoever has the person's role at another unit.
  Desk of(Person person, String unit, Look look) {
    var desk = open(look);
    SignIn.at(desk, bureau, person, unit);
    return desk;
  }

  /// What each desk shows now, kept for eyes.
  void picture(String name) {
    for (int i = 0; i < open.size(); i++) {
      open.get(i).picture(name + " " + (i + 1));
    }
  }

  @Override
  public void close() {
    AssertionError first = null;
    for (var desk : open) {
      try {
        desk.close();
      } catch (AssertionError complaint) {
        if (first == null) {
          first = complaint;
        } else {
          first.addSuppressed(complaint);
        }
      }
    }
    open.clear();
    if (first != null) {
      throw first;
    }
  }
}
