package org.luoshi.server.obligations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luoshi.engine.record.Value;
import org.luoshi.engine.record.WorkRecord;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.server.House;
import org.luoshi.server.access.Scope;
import org.luoshi.server.database.OnEveryServer;
import org.luoshi.server.database.TestDatabase;
import org.luoshi.server.programmes.Programmes;
import org.luoshi.server.records.Entries;
import org.luoshi.server.records.Imports;
import org.luoshi.testkit.bureau.BureauYear;
import org.luoshi.testkit.bureau.Mess;
import org.luoshi.testkit.bureau.Size;

/// The live image is what reading everything anew would give, for whoever looks, whatever is being
/// written.
@OnEveryServer
class LiveIT {

  private static final long SEED = Long.getLong("luoshi.random.seed", 20201031L);
  private static final int STEPS = Integer.getInteger("luoshi.random.cases", 1000) / 20;
  private static final LocalDate DAY = Size.SAMPLE.asOf();
  private static final Instant NOW = Instant.parse("2020-11-01T01:00:00Z");
  private final House house;
  @TempDir Path folder;
  private volatile int number;

  LiveIT(TestDatabase database) {
    this.house =
        House.on(TestDatabase.on(database.server()).open(), Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @Test
  void hasNothingToWarmWhileNobodyLooked() throws IOException {
    var job = new WarmingJob(house.live(), () -> NOW);
    job.warm();
    assertThat(house.live().looked()).isEmpty();
    aBureau();
    var image = house.live().now();
    job.warm();
    assertThat(house.live().looked()).containsSame(image);
  }

  @AfterEach
  void closed() {
    house.close();
  }

  private void aBureau() throws IOException {
    var written =
        BureauYear.random(SEED, Size.of(4).withBusy(0.5))
            .write(folder.resolve("bureau"), Mess.AS_SAMPLE);
    house
        .imports()
        .run(
            new Imports.Wanted(
                List.of(written.folder()),
                Programmes.find(Programmes.DEFAULT),
                "test",
                false,
                false),
            _ -> {});
  }

  private Entries.By by() {
    return new Entries.By(
        NOW.plusSeconds(++number), "test", house.board(Optional.empty()).organisation(), "test");
  }

  private WorkRecord entered(String kind, Map<String, Value> values) {
    var unit = house.board(Optional.empty()).organisation().units().keySet().stream().toList();
    return house
        .entries()
        .enter(
            house.rules(null).latest(),
            new WorkRecord(
                "", kind, unit.getLast(), null, DAY, NOW, WorkRecord.State.ACTIVE, values),
            by());
  }

  private void assertAsReadAnew(String told) {
    var image = house.live().now();
    var fresh = house.board(Optional.empty());
    assertThat(image.board().evidence().organisation())
        .as(told)
        .isEqualTo(fresh.evidence().organisation());
    assertThat(List.copyOf(image.board().evidence().records()))
        .as(told)
        .isEqualTo(List.copyOf(fresh.evidence().records()));
    assertThat(image.board().evidence().exemptions())
        .as(told)
        .isEqualTo(fresh.evidence().exemptions());
    for (var day : List.of(DAY, DAY.plusDays(70))) {
      assertThat(
              image
                  .day(day)
                  .view(Scope.WHOLE)
                  .list(Wanted.ALL, Optional.empty(), Integer.MAX_VALUE)
                  .judgements())
          .as("%s on %s", told, day)
          .isEqualTo(fresh.judgements(day).stream().sorted(Cursor.JUDGEMENTS).toList());
    }
  }

  @Test
  void isAfterAnySequenceOfChangesWhatReadingAnewGives() throws IOException {
    aBureau();
    System.out.printf("LiveIT: %d changes from -Dluoshi.random.seed=%d%n", STEPS, SEED);
    var random = new Random(SEED);
    assertAsReadAnew("as imported");
    var checks =
        new DayChecks(
            house.live().now().day(DAY),
            house.board(Optional.empty()).judgements(DAY),
            random,
            "the bureau");
    checks.holdForTheWholeHouse();
    checks.holdForSomeScope();
    for (int step = 1; step <= STEPS; step++) {
      var told = "seed %d, step %d: %s".formatted(SEED, step, change(random));
      if (random.nextInt(3) > 0) {
        assertAsReadAnew(told);
      }
    }
    assertAsReadAnew("in the end");
  }

  private String change(Random random) {
    var all = house.records().known(Optional.empty());
    var one = all.get(random.nextInt(all.size()));
    var kinds = List.copyOf(house.rules(null).latest().records().keySet());
    if (random.nextInt(3) == 0) {
      var kind = kinds.get(random.nextInt(kinds.size()));
      one = all.stream().filter(other -> other.kind().equals(kind)).findAny().orElse(one);
    }
    var record = one;
    var like = all.stream().filter(other -> other.kind().equals(record.kind())).toList();
    var said = mutated(one, like.get(random.nextInt(like.size())), random);
    var programme = house.rules(null).latest();
    int version = house.records().history(one.id()).size();
    int what = random.nextInt(8);
    try {
      switch (what) {
        case 0 -> house.entries().giveBack(programme, one.id(), version, by());
        case 1 -> house.entries().withdraw(programme, one.id(), version, by());
        case 2 -> house.entries().enter(programme, said, by());
        case 3 -> exempt(random);
        case 4 -> directive(random);
        default -> house.entries().correct(programme, said, version, by());
      }
    } catch (WrongInput thereAlready) {
      return "refused " + said;
    }
    return what + " " + said;
  }

  private WorkRecord mutated(WorkRecord one, WorkRecord like, Random random) {
    var values = new HashMap<String, Value>(one.values());
    like.values()
        .forEach((field, value) -> {
          if (random.nextInt(3) == 0) {
            values.put(field, value);
          }
        });
    return new WorkRecord(
        one.id(),
        one.kind(),
        random.nextBoolean() ? one.unit() : like.unit(),
        random.nextBoolean() ? one.person() : like.person(),
        random.nextBoolean() ? one.effective() : like.effective(),
        one.entered(),
        one.state(),
        values);
  }

  private void exempt(Random random) {
    var judged = house.live().now().board().judgements(DAY);
    var one = judged.get(random.nextInt(judged.size())).obligation();
    entered(
        random.nextBoolean() ? "waiver" : "nil",
        one.bearer().id(),
        Map.of(
            "duty", new Value.Words(one.duty().id()),
            "occasion", new Value.Words(one.occasion().label()),
            "reason", new Value.Words("reason"),
            "day", new Value.Day(DAY)));
  }

  private void entered(String kind, String unit, Map<String, Value> values) {
    var said = new WorkRecord("", kind, unit, null, DAY, NOW, WorkRecord.State.ACTIVE, values);
    house.entries().enter(house.rules(null).latest(), said, by());
  }

  /// Enters a directive that relays name already, or a new one.
  private void directive(Random random) {
    var named = house.live().now().board().evidence().book().ofKind("directive").stream().toList();
    var like = named.get(random.nextInt(named.size()));
    var number = like.value("number").orElse(new Value.Words("x"));
    house
        .entries()
        .enter(
            house.rules(null).latest(),
            new WorkRecord(
                "",
                "directive",
                null,
                null,
                DAY.minusDays(random.nextInt(90)),
                NOW,
                WorkRecord.State.ACTIVE,
                random.nextBoolean()
                    ? Map.of("number", number)
                    : Map.of("number", new Value.Words("new " + this.number))),
            by());
  }

  private static boolean shows(Image image, WorkRecord one) {
    return image.board().evidence().book().find(one.kind(), one.id()).isPresent();
  }

  @Test
  void seesEntriesThatAreCommittedOutOfTheirOrder() throws Exception {
    aBureau();
    house.live().now();
    var first = new Slow(() -> entered("news", Map.of()));
    var second = entered("training", Map.of());
    assertThat(shows(house.live().now(), second)).isTrue();
    assertThat(house.live().now().board().evidence().book().ofKind("news"))
        .doesNotContain(first.record());
    var third = entered("lecture", Map.of());
    assertThat(shows(house.live().now(), third)).isTrue();
    first.commit();
    assertThat(shows(house.live().now(), first.record())).isTrue();
    assertAsReadAnew("both committed");
  }

  @Test
  void isNotKeptFromWhatFollowsByATransactionThatFailed() throws Exception {
    aBureau();
    house.live().now();
    var failing = new Slow(() -> entered("news", Map.of()));
    var second = entered("training", Map.of());
    assertThat(shows(house.live().now(), second)).isTrue();
    failing.fail();
    var third = entered("lecture", Map.of());
    var image = house.live().now();
    assertThat(shows(image, third)).isTrue();
    assertThat(shows(image, failing.record())).isFalse();
    assertAsReadAnew("one undone");
  }

  /// A record written in a transaction of another thread that does not end before it is told to.
  private final class Slow {
    private final CountDownLatch written = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final java.util.concurrent.Future<?> done;
    private volatile WorkRecord record;
    private volatile boolean failing;

    Slow(java.util.function.Supplier<WorkRecord> write) throws InterruptedException {
      var nobody = new WorkRecord("", "", null, null, null, NOW, WorkRecord.State.ACTIVE, Map.of());
      this.record = nobody;
      var executor = Executors.newSingleThreadExecutor();
      this.done =
          executor.submit(() ->
              house
                  .database()
                  .inTransaction(() -> {
                    record = write.get();
                    written.countDown();
                    try {
                      mayEnd.await();
                    } catch (InterruptedException stop) {
                      throw new IllegalStateException(stop);
                    }
                    if (failing) {
                      throw new IllegalStateException("undone");
                    }
                  }));
      executor.shutdown();
      assertThat(written.await(20, TimeUnit.SECONDS)).isTrue();
    }

    WorkRecord record() {
      return record;
    }

    void commit() throws ExecutionException, InterruptedException, TimeoutException {
      mayEnd.countDown();
      done.get(20, TimeUnit.SECONDS);
    }

    void fail() {
      failing = true;
      mayEnd.countDown();
      assertThatThrownBy(() -> done.get(20, TimeUnit.SECONDS)).hasMessageContaining("undone");
    }
  }

  @Test
  void showsNothingThatIsNotCommittedEvenToTheOneWhoWritesIt() throws IOException {
    aBureau();
    house.live().now();
    assertThatThrownBy(() ->
            house
                .database()
                .inTransaction(() -> {
                  var one = entered("news", Map.of());
                  assertThat(shows(house.live().now(), one)).isFalse();
                  throw new IllegalStateException("undone");
                }))
        .hasMessage("undone");
    assertAsReadAnew("undone");
  }

  @Test
  void isTheSameImageWhileNothingIsEntered() throws IOException {
    aBureau();
    var image = house.live().now();
    assertThat(house.live().now()).isSameAs(image);
    assertThat(image.day(DAY)).isSameAs(image.day(DAY));
    entered("news", Map.of());
    var next = house.live().now();
    assertThat(next.version()).isGreaterThan(image.version());
    assertThat(next.day(DAY).columns().get("letter"))
        .as("what is not touched is shared")
        .isSameAs(image.day(DAY).columns().get("letter"));
  }

  @Test
  void readsTheRulesAnewWhenAProgrammeIsAdopted() throws IOException {
    aBureau();
    var image = house.live().now();
    var safety = Programmes.find(Programmes.DEFAULT);
    house
        .database()
        .inTransaction(() -> {
          house
              .ledger()
              .append(
                  org.luoshi.server.ledger.NewEntry.of(
                      NOW, "test", "programme-adopted", safety.programme().id(), ""));
        });
    assertThat(house.live().now().board().judge().rules())
        .isNotSameAs(image.board().judge().rules());
    assertAsReadAnew("adopted");
  }

  @Test
  void servesManyReadersWhileOthersWrite() throws Exception {
    aBureau();
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var done = new java.util.ArrayList<java.util.concurrent.Future<Boolean>>();
      for (int i = 0; i < 12; i++) {
        boolean writes = i % 3 == 0;
        done.add(
            pool.submit(() -> {
              boolean seen = true;
              for (int turn = 0; turn < 5; turn++) {
                if (writes) {
                  var one = entered("news", Map.of());
                  seen &= shows(house.live().now(), one);
                } else {
                  seen &= house.live().now().day(DAY).size() > 0;
                }
              }
              return seen;
            }));
      }
      for (var one : done) {
        assertThat(one.get(60, TimeUnit.SECONDS)).isTrue();
      }
    }
    assertAsReadAnew("afterwards");
  }
}
