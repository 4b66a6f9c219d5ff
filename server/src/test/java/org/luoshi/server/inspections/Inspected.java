package org.luoshi.server.inspections;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.luoshi.engine.judgement.Status;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Role;
import org.luoshi.server.access.Scope;
import org.luoshi.server.database.TestDatabase;
import org.luoshi.server.database.TestServer;
import org.luoshi.server.findings.Findings;
import org.luoshi.server.matters.Books;
import org.luoshi.server.matters.Clerks;
import org.luoshi.server.matters.Matter;
import org.luoshi.server.matters.Matters;
import org.luoshi.server.measures.Measures;
import org.luoshi.server.obligations.Wanted;
import org.luoshi.server.work.Office;
import org.springframework.http.ResponseEntity;

/// A small office in which a campaign is run, with its inspectors.
abstract class Inspected {

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init") // made anew before each test
  Office office;

  @SuppressWarnings("NullAway.Init") // made anew before each test
  Clerks clerks;

  @SuppressWarnings("NullAway.Init") // made anew before each test
  InspectionPages pages;

  @SuppressWarnings("NullAway.Init") // made anew before each test
  Matters matters;

  final Actor leader = Office.actor("九", Role.LEADER, "B", null);
  final Actor first = Office.actor("五", Role.INSPECTOR, "B", "P1");
  final Actor second = Office.actor("六", Role.INSPECTOR, "B", "P2");
  final Actor other = Office.actor("七", Role.UNIT_HEAD, "B2", "P2");

  @BeforeEach
  void anOffice() {
    office = new Office(TestDatabase.on(TestServer.values()[0]).open(), folder);
    matters = new Matters(office.house.database(), office.house.ledger());
    var books =
        new Books(
            List.of(
                new Findings(matters),
                new Measures(matters, new Recounting(matters)),
                new Campaigns(matters),
                new Assessments(matters)),
            matters,
            office.desks);
    clerks = new Clerks(books);
    pages = new InspectionPages(books, matters);
  }

  @AfterEach
  void closes() {
    office.close();
  }

  static String[] plan(String... more) {
    var said =
        new ArrayList<>(
            List.of(
                "title",
                "下半年检查",
                "checklist",
                "half-year",
                "term",
                "2020-H2",
                "scope",
                "B",
                "from",
                "2020-10-26",
                "until",
                "2020-11-06",
                "team",
                "1",
                "inspectors",
                "P1 P2",
                "objection",
                "5wd"));
    said.addAll(List.of(more));
    return said.toArray(String[]::new);
  }

  String running() {
    var number = clerks.open(office.supervisor, "campaigns", plan());
    clerks.move(leader, "campaigns", number, "approve", "word", "秋天");
    clerks.move(office.supervisor, "campaigns", number, "draw");
    clerks.move(office.supervisor, "campaigns", number, "start");
    return number;
  }

  Matter of(String campaign, String unit) {
    return matters.of("campaign/" + campaign).stream()
        .filter(one -> one.unit().equals(unit))
        .findFirst()
        .orElseThrow();
  }

  ResponseEntity<String> fill(Actor actor, Matter one, String... said) {
    var form = new HashMap<String, String>();
    for (int i = 0; i + 1 < said.length; i += 2) {
      form.put(said[i], said[i + 1]);
    }
    form.putIfAbsent("once", UUID.randomUUID().toString());
    form.putIfAbsent("version", String.valueOf(matters.find(one.id()).orElseThrow().version()));
    return pages.fill(one.number(), Office.page(), actor, form);
  }

  static void done(ResponseEntity<String> answer) {
    assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(303);
  }

  Status inspected(String unit) {
    return office
        .house
        .live()
        .now()
        .day(LocalDate.of(2020, 10, 31))
        .view(Scope.WHOLE)
        .list(Wanted.ALL.ofDuty("half-year-inspection"), Optional.empty(), 100)
        .judgements()
        .stream()
        .filter(one -> one.obligation().id().endsWith(unit))
        .findFirst()
        .map(one -> one.status())
        .orElse(Status.UPCOMING);
  }
}
