package org.luoshi.server.obligations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.luoshi.engine.judgement.Judgement;
import org.luoshi.engine.judgement.Status;
import org.luoshi.engine.obligation.Bearer;
import org.luoshi.engine.org.Tree;
import org.luoshi.engine.text.Language;
import org.luoshi.testkit.judging.World;
import org.luoshi.testkit.judging.Worlds;

/// Every number of every page of obligations against a plain look at all judgements, in random
/// worlds, for random scopes and units.
class NumbersOfPagesTest {

  private static final long SEED = Long.getLong("luoshi.random.seed", 20201031L);
  private static final int WORLDS = Integer.getInteger("luoshi.random.cases", 1000) / 10;

  @Test
  void areThoseOfTheListsTheyOpen() {
    System.out.printf("NumbersOfPagesTest: %d worlds from seed %d%n", WORLDS, SEED);
    int checked = 0;
    for (long seed = SEED; seed < SEED + WORLDS; seed++) {
      var random = new Random(seed);
      var world = Worlds.random(seed);
      var seen = Seen.of(world, Seen.scope(world, random));
      checked += check(world, seen, random, seed);
    }
    assertThat(checked).isGreaterThan(20 * WORLDS);
  }

  private static int check(World world, Seen seen, Random random, long seed) {
    var all = seen.board().judgements(world.asOf());
    var units = seen.sight().within("");
    var unit =
        units.isEmpty() || random.nextBoolean()
            ? seen.scope().unit()
            : units.get(random.nextInt(units.size()));
    var asked = Map.of("as-of", world.asOf().toString());
    var page = Seen.page("/", asked, random.nextBoolean() ? Language.ZH : Language.EN);
    var html = new StringBuilder();
    html.append(seen.overview(unit, page)).append(seen.charts(unit, page));
    html.append(seen.coverage(unit, page)).append(seen.duties(page));
    seen.board().programme().duties().keySet().forEach(id -> html.append(seen.duty(id, page)));
    var numbers = Seen.numbers(html.toString());
    for (var number : numbers) {
      var told = "seed %d, %s, %s".formatted(seed, seen.scope(), number);
      assertThat(number.href()).as(told).startsWith("/obligations?");
      var values = Seen.values(number.href());
      assertThat(values).as(told).containsEntry("as-of", world.asOf().toString());
      var filter = Listing.filter(seen.sight(), values);
      assertThat(seen.sight().count(filter)).as(told).isEqualTo(number.count());
      assertThat(all.stream().filter(one -> isMeant(one, values, seen)).count())
          .as(told)
          .isEqualTo(number.count());
    }
    return numbers.size();
  }

  /// What an address asks for, read anew from this test alone.
  private static boolean isMeant(Judgement one, Map<String, String> asked, Seen seen) {
    var obligation = one.obligation();
    var tree = tree(one, seen);
    if (!seen.scope().reaches(tree, obligation.unit()) || isAnothers(one, seen)) {
      return false;
    }
    var unit = asked.getOrDefault("unit", "");
    boolean within =
        unit.isEmpty()
            || obligation.unit().equals(unit)
            || (!asked.containsKey("own") && tree.isWithin(obligation.unit(), unit));
    return within
        && isStatus(one.status(), asked.getOrDefault("status", ""))
        && obligation.duty().id().equals(asked.getOrDefault("duty", obligation.duty().id()))
        && isDue(obligation.due().day(), asked)
        && isTerm(one, asked.getOrDefault("term", ""))
        && isLevel(tree, obligation.unit(), asked.get("level"))
        && isThrough(tree, obligation.unit(), unit.isEmpty() ? seen.scope().unit() : unit, asked);
  }

  private static Tree tree(Judgement one, Seen seen) {
    var day = one.obligation().rollsUpOn();
    var organisation = seen.board().organisation();
    return organisation.treeOn(
        organisation.counting(
            one.obligation().unit(), day.isAfter(seen.asOf()) ? seen.asOf() : day));
  }

  private static boolean isAnothers(Judgement one, Seen seen) {
    return !seen.scope().othersToo()
        && one.obligation().bearer() instanceof Bearer.OfHolder(var person, var _)
        && !person.equals(seen.scope().person());
  }

  private static boolean isStatus(Status status, String wanted) {
    return switch (wanted) {
      case "" -> true;
      case "owed" -> status != Status.WAIVED && status != Status.UPCOMING;
      default -> status.name().equalsIgnoreCase(wanted);
    };
  }

  private static boolean isDue(LocalDate due, Map<String, String> asked) {
    if (asked.containsKey("due")) {
      return due.equals(LocalDate.MAX);
    }
    if (!asked.containsKey("due-from") && !asked.containsKey("due-to")) {
      return true;
    }
    return !due.equals(LocalDate.MAX)
        && !due.isBefore(LocalDate.parse(asked.getOrDefault("due-from", "0001-01-01")))
        && !due.isAfter(LocalDate.parse(asked.getOrDefault("due-to", "9999-12-31")));
  }

  private static boolean isTerm(Judgement one, String wanted) {
    var occasion = one.obligation().occasion();
    return wanted.isEmpty()
        || occasion
            .term()
            .map(term -> term.label().equals(wanted))
            .orElseGet(() -> occasion.starts().toString().startsWith(wanted + "-"));
  }

  private static boolean isLevel(
      Tree tree, String unit, @org.jspecify.annotations.Nullable String level) {
    return level == null
        || tree.node(unit).map(node -> node.depth()).orElse(-1).toString().equals(level);
  }

  private static boolean isThrough(Tree tree, String unit, String root, Map<String, String> asked) {
    if (!asked.containsKey("through")) {
      return true;
    }
    var way = new java.util.ArrayList<>(tree.above(unit).reversed());
    way.add(unit);
    int place = way.indexOf(root);
    var through = unit.equals(root) ? unit : way.get(place + 1 < way.size() ? place + 1 : place);
    return asked.get("through").equals(through);
  }

  @Test
  void ofTheListAreItsLengthOverAllItsPages() {
    for (long seed = SEED; seed < SEED + WORLDS / 2; seed++) {
      var random = new Random(seed);
      var world = Worlds.random(seed);
      var seen = Seen.of(world, Seen.scope(world, random));
      var filter = Filter.ALL.is(random.nextBoolean() ? "owed" : "met");
      var rows = 0;
      var after = "";
      int total;
      do {
        var asked = new HashMap<>(filter.values());
        asked.put("after", after);
        var page = Seen.page("/obligations", asked, Language.ZH);
        var listing = Listing.of(seen.sight(), filter, page);
        rows += listing.lines().size();
        total = listing.total();
        after = listing.next();
      } while (!after.isEmpty());
      assertThat(rows).as("seed %d", seed).isEqualTo(total);
    }
  }

  @Test
  void ofTheExportAreThoseOfTheList() {
    for (long seed = SEED; seed < SEED + 20; seed++) {
      var world = Worlds.random(seed);
      var seen = Seen.of(world, Seen.scope(world, new Random(seed)));
      var page = Seen.page("/obligations", Map.of(), Language.EN);
      var filter = Filter.ALL.is(Filter.OWED);
      var rows = List.copyOf(rows(Listing.table(seen.sight(), filter, page).rows()));
      assertThat(rows).hasSize(seen.sight().count(filter));
    }
  }

  private static <T> List<T> rows(Iterable<T> all) {
    var rows = new java.util.ArrayList<T>();
    all.forEach(rows::add);
    return rows;
  }
}
