package org.luoshi.server.inspections;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.luoshi.engine.duty.Deadline;
import org.luoshi.engine.time.Term;
import org.luoshi.engine.time.WorkingCalendar;
import org.luoshi.server.matters.Handling;
import org.luoshi.server.matters.Matter;

/// What a campaign's plan says: the term and checklist, the units it covers and the days it runs,
/// both included, how many units are drawn in all or of each superior (0 where that is not said),
/// by whom they are inspected, how long they may object.
record Plan(
    Term term,
    ChecklistText.Scale scale,
    List<String> kinds,
    String scope,
    LocalDate from,
    LocalDate until,
    int draw,
    int each,
    int team,
    List<String> inspectors,
    Deadline.Stretch objection) {

  static Plan of(Matter campaign) {
    return new Plan(
        Term.labelled(campaign.says("term")).orElseThrow(),
        ChecklistText.read(campaign.says("list")),
        words(campaign.says("kinds")),
        campaign.says("scope"),
        LocalDate.parse(campaign.says("from")),
        LocalDate.parse(campaign.says("until")),
        number(campaign.says("draw"), 0),
        number(campaign.says("each"), 0),
        number(campaign.says("team"), 1),
        words(campaign.says("inspectors")),
        stretch(campaign.says("objection")));
  }

  private static int number(String written, int otherwise) {
    return written.isEmpty() ? otherwise : Integer.parseInt(written);
  }

  /// Words with blanks, commas or line ends between them.
  static List<String> words(String written) {
    return List.of(written.strip().split("[\\s,，、;；]+")).stream()
        .filter(one -> !one.isEmpty())
        .distinct()
        .toList();
  }

  /// `5wd` or `10d`.
  static Deadline.Stretch stretch(String written) {
    boolean working = written.endsWith("wd");
    return new Deadline.Stretch(
        Integer.parseInt(written.substring(0, written.length() - (working ? 2 : 1))), working);
  }

  /// The last day to object where the score was told on this day.
  LocalDate objectionUntil(LocalDate told, WorkingCalendar calendar) {
    return objection.from(told, calendar).day();
  }

  /// The units the draw draws from, by group, in the order of the tree today.
  List<List<String>> groups(Handling handling) {
    var tree = handling.desk().tree(handling.today());
    var organisation = handling.desk().board().organisation();
    var groups = new LinkedHashMap<String, List<String>>();
    for (var unit : tree.subtree(scope)) {
      var kind = organisation.unit(unit).orElseThrow().kind();
      if (kinds.isEmpty() || kinds.contains(kind)) {
        var superior = Objects.requireNonNull(tree.nodes().get(unit)).superior();
        groups
            .computeIfAbsent(each > 0 ? superior : "", _ -> new java.util.ArrayList<>())
            .add(unit);
      }
    }
    return List.copyOf(groups.values());
  }

  /// How many of each group are drawn.
  int most() {
    return each > 0 ? each : draw > 0 ? draw : Integer.MAX_VALUE;
  }

  /// Whether the person belongs to the unit at any time while the campaign runs.
  static boolean belongs(
      Handling handling, String person, String unit, LocalDate from, LocalDate until) {
    return handling.desk().board().organisation().appointments().stream()
        .filter(post -> post.person().equals(person) && post.unit().equals(unit))
        .anyMatch(post ->
            !post.from().isAfter(until) && (post.until() == null || post.until().isAfter(from)));
  }
}
