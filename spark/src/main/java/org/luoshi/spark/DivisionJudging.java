package org.luoshi.spark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.luoshi.engine.judgement.Judge;
import org.luoshi.engine.judgement.Judgement;
import org.luoshi.engine.judgement.Status;
import org.luoshi.engine.obligation.Touch;
import org.luoshi.engine.record.Exemption;
import org.luoshi.engine.record.RecordBook.Change;
import org.luoshi.engine.tally.RollUp;
import org.luoshi.engine.tally.RollUp.Cut;
import org.luoshi.engine.tally.Tally;
import scala.Tuple2;

/// The work of one task on an executor: the engine judges what the bearers of one division owe and
/// rolls it up the tree of the day; out come the counts of every unit it reached, superiors of
/// other divisions included. The counts of all tasks are added afterwards, as tallies may be in any
/// order.
///
/// It goes some bearers and one year at a time, so that memory holds few judgements at once. A term
/// over the turn of a year belongs to the year it begins in, but for the first, which takes all
/// that began before.
final class DivisionJudging implements FlatMapGroupsFunction<Tuple2<String, String>, Row, Row> {

  private static final long serialVersionUID = 1;
  private static final int BEARERS_AT_ONCE = 500;

  private final Broadcast<HashMap<String, Ground>> grounds;

  DivisionJudging(Broadcast<HashMap<String, Ground>> grounds) {
    this.grounds = grounds;
  }

  @Override
  public Iterator<Row> call(Tuple2<String, String> key, Iterator<Row> rows) {
    var ground = grounds.value().get(key._1());
    if (ground == null) {
      throw new IllegalStateException("Nothing is known of the book (%s).".formatted(key._1()));
    }
    var prepared = ground.prepared();
    var judge = judge(prepared.judge(), rows);
    return rows(key._1(), counts(judge, prepared.divisions().bearersOf(key._2()), ground.span()));
  }

  /// What the bearers owe, judged and rolled up: the tallies by duty and term of every unit they
  /// count in.
  static Map<Cut, Map<String, Tally>> counts(Judge judge, List<String> bearers, Span span) {
    var sums = new LinkedHashMap<Cut, Map<String, Tally>>();
    boolean first = true;
    for (var year : span.years()) {
      for (int at = 0; at < bearers.size(); at += BEARERS_AT_ONCE) {
        var some = bearers.subList(at, Math.min(bearers.size(), at + BEARERS_AT_ONCE));
        RollUp.byCut(judge.forest(), judged(judge, year, some, first))
            .forEach((cut, rolled) -> add(sums, cut, rolled.byUnit()));
      }
      first = false;
    }
    return sums;
  }

  /// The judge with the records and exemptions of the division.
  private static Judge judge(Judge shared, Iterator<Row> rows) {
    var records = new ArrayList<Change>();
    var exemptions = new ArrayList<Exemption>();
    rows.forEachRemaining(row -> {
      switch (Tables.known(row, "what")) {
        case Tables.RECORDS -> records.add(new Change(null, Tables.record(row)));
        case Tables.EXEMPTIONS -> exemptions.add(Tables.exemption(row));
        default -> {}
      }
    });
    return shared.with(records, exemptions);
  }

  private static List<Judgement> judged(
      Judge judge, Span year, List<String> bearers, boolean first) {
    var touch = new Touch(false, Set.copyOf(bearers), Set.of());
    var judged = judge.judgeReached(year.from(), year.until(), year.asOf(), _ -> touch);
    return first
        ? judged
        : judged.stream()
            .filter(one -> !one.obligation().occasion().starts().isBefore(year.from()))
            .toList();
  }

  /// Adds to what was counted before.
  static void add(Map<Cut, Map<String, Tally>> sums, Cut cut, Map<String, Tally> byUnit) {
    var sum = sums.computeIfAbsent(cut, _ -> new HashMap<>());
    byUnit.forEach((unit, tally) -> sum.merge(unit, tally, Tally::plus));
  }

  private static Iterator<Row> rows(String book, Map<Cut, Map<String, Tally>> sums) {
    return sums.entrySet().stream()
        .flatMap(sum ->
            sum.getValue().entrySet().stream()
                .map(unit -> row(book, sum.getKey(), unit.getKey(), unit.getValue())))
        .iterator();
  }

  private static Row row(String book, Cut cut, String unit, Tally tally) {
    var cells = new ArrayList<Object>(List.of(book, cut.duty(), cut.term(), unit));
    for (var status : Status.values()) {
      cells.add((long) tally.count(status));
    }
    return RowFactory.create(cells.toArray());
  }
}
