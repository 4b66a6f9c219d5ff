package org.luoshi.e2e;

import com.microsoft.playwright.Locator;

/// The form of one kind of record, as one desk fills it in; fields by their ids in the pack.
record Sheet(Desk desk, Terms terms, String kind) {

  Locator field(String id) {
    return desk.labelled(terms.field(kind, id));
  }

  Sheet type(String field, String text) {
    desk.type(field(field), text);
    return this;
  }

  Sheet choose(String field, String choice) {
    desk.choose(field(field), terms.choice(kind, field, choice));
    return this;
  }
}
