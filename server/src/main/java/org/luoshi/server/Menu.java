package org.luoshi.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.text.Phrasebook;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Right;
import org.luoshi.server.shell.Frame;

/// The menu of the house: what each right opens, in the order people look for it.
final class Menu {

  /// An entry: its group and title as phrase keys, where it leads and any right that opens it.
  private record Item(String group, String title, String href, Right... rights) {}

  private static final List<Item> ITEMS =
      List.of(
          new Item("menu.mine", "page.mine", "/mine", Right.RECORD),
          new Item("menu.mine", "page.record", "/record", Right.RECORD),
          new Item("menu.mine", "page.records", "/records", Right.SEE),
          new Item("menu.mine", "page.waivers", "/waivers", Right.ASK_WAIVER, Right.GRANT_WAIVER),
          new Item("menu.mine", "page.reminders", "/reminders", Right.OWN_ACCOUNT),
          new Item("menu.scope", "page.overview", "/", Right.SEE),
          new Item("menu.scope", "page.duties", "/duties", Right.SEE_PACKS),
          new Item("menu.scope", "page.obligations", "/obligations", Right.SEE),
          new Item("menu.scope", "page.registers", "/registers", Right.SEE),
          new Item("menu.scope", "page.figures", "/figures", Right.SEE),
          new Item("menu.scope", "page.insight", "/insight", Right.SEE_INSIGHT),
          new Item("menu.scope", "page.reports", "/reports", Right.SEE),
          new Item("menu.loop", "page.directives", "/directives", Right.SEE),
          new Item("menu.loop", "page.letters", "/letters", Right.SEE),
          new Item("menu.loop", "page.campaigns", "/campaigns", Right.OPEN_MATTER, Right.DECIDE),
          new Item("menu.loop", "page.assessments", "/assessments", Right.SEE),
          new Item("menu.loop", "page.acceptances", "/acceptances", Right.SEE),
          new Item("menu.loop", "page.findings", "/findings", Right.SEE),
          new Item("menu.loop", "page.measures", "/measures", Right.SEE),
          new Item("menu.loop", "page.reviews", "/reviews", Right.SEE),
          new Item("menu.house", "page.organisation", "/organisation", Right.SEE_ORGANISATION),
          new Item("menu.house", "page.people", "/people", Right.SEE_ORGANISATION),
          new Item("menu.house", "page.import", "/import", Right.RECORD, Right.CHANGE_ORGANISATION),
          new Item("menu.house", "page.accounts", "/accounts", Right.MANAGE_ACCOUNTS),
          new Item("menu.house", "page.security-log", "/security-log", Right.MANAGE_ACCOUNTS),
          new Item("menu.house", "page.packs", "/packs", Right.SEE_PACKS),
          new Item("menu.house", "page.settings", "/settings", Right.CHANGE_SETTINGS),
          new Item(
              "menu.house", "page.reminders-house", "/reminders/house", Right.CHANGE_SETTINGS));

  private Menu() {}

  static List<Frame.Group> of(@Nullable Actor actor, String path, Phrasebook phrases) {
    var groups = new ArrayList<Frame.Group>();
    if (actor == null) {
      return groups;
    }
    var entries = new ArrayList<Frame.Entry>();
    String group = "";
    for (var item : ITEMS) {
      if (!item.group().equals(group)) {
        add(groups, group, entries, phrases);
        group = item.group();
      }
      if (java.util.Arrays.stream(item.rights()).anyMatch(actor::may)) {
        entries.add(
            new Frame.Entry(phrases.say(item.title()), item.href(), isCurrent(item.href(), path)));
      }
    }
    add(groups, group, entries, phrases);
    return groups;
  }

  /// The first page the actor's post opens; their own account where it opens none but what is open
  /// to everybody.
  static String home(Actor actor) {
    return ITEMS.stream()
        .filter(item ->
            java.util.Arrays.stream(item.rights())
                .anyMatch(right -> right != Right.OWN_ACCOUNT && actor.may(right)))
        .map(Item::href)
        .findFirst()
        .orElse("/account");
  }

  private static void add(
      List<Frame.Group> groups, String group, List<Frame.Entry> entries, Phrasebook phrases) {
    if (!entries.isEmpty()) {
      groups.add(new Frame.Group(phrases.say(group), entries));
    }
    entries.clear();
  }

  /// Pages that have no entry of their own, by the entry they belong to.
  private static final Map<String, List<String>> BELONGING =
      Map.of(
          "/", List.of("/charts"),
          "/duties", List.of("/coverage", "/burden"),
          "/obligations", List.of("/explanation"));

  private static boolean isCurrent(String href, String path) {
    if (BELONGING.getOrDefault(href, List.of()).contains(path)) {
      return true;
    }
    if (href.equals("/reminders")) {
      return path.equals(href) || path.equals("/reminders/feed");
    }
    return href.equals("/") ? path.equals("/") : path.equals(href) || path.startsWith(href + "/");
  }
}
