package org.luoshi.server;

import java.util.List;
import java.util.Map;
import org.luoshi.engine.text.Language;
import org.luoshi.server.api.Replays;
import org.luoshi.server.directives.Directives;
import org.luoshi.server.findings.Findings;
import org.luoshi.server.inspections.Acceptances;
import org.luoshi.server.inspections.Assessments;
import org.luoshi.server.inspections.Campaigns;
import org.luoshi.server.inspections.InspectionPages;
import org.luoshi.server.inspections.InspectionsApi;
import org.luoshi.server.inspections.Recounting;
import org.luoshi.server.letters.LetterPages;
import org.luoshi.server.letters.Letters;
import org.luoshi.server.letters.Sealing;
import org.luoshi.server.matters.Books;
import org.luoshi.server.matters.MatterPages;
import org.luoshi.server.matters.Matters;
import org.luoshi.server.matters.MattersApi;
import org.luoshi.server.matters.SheetPages;
import org.luoshi.server.measures.Measures;
import org.luoshi.server.measures.ProposalPages;
import org.luoshi.server.measures.ProposalsApi;
import org.luoshi.server.measures.ProposingJob;
import org.luoshi.server.reviews.Reviews;
import org.luoshi.server.shell.Frame;
import org.luoshi.server.shell.Page;
import org.luoshi.server.work.Desks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The rooms of the governance loop, wired by hand: each procedure is a line here.
@Configuration(proxyBeanMethods = false)
class LoopRooms {

  @Bean
  Books books(House house, Desks desks, Sealing sealing) {
    var matters = new Matters(house.database(), house.ledger());
    var findings = new Findings(matters);
    return new Books(
        List.of(
            new Directives(matters),
            new Letters(matters, signature -> WorkRooms.who(house, signature), sealing),
            findings,
            new Measures(matters, new Recounting(matters)),
            new Reviews(matters, findings),
            new Campaigns(matters),
            new Assessments(matters),
            new Acceptances(matters)),
        matters,
        desks);
  }

  @Bean
  MattersApi mattersApi(Books books, Replays replays) {
    return new MattersApi(books, replays);
  }

  @Bean
  ProposalPages proposalPages(Books books) {
    return new ProposalPages(books);
  }

  @Bean
  ProposingJob proposingJob(Books books, Desks desks) {
    var page = new Page("", Phrases.in(Language.ZH), "/measures", Map.of(), Frame.BARE);
    return new ProposingJob(desks, books.matters(), page);
  }

  @Bean
  ProposalsApi proposalsApi(Books books) {
    return new ProposalsApi(books);
  }

  @Bean
  LetterPages letterPages(Books books, House house, Sealing sealing) {
    return new LetterPages(books, house.ledger(), sealing);
  }

  @Bean
  SheetPages sheetPages(Books books) {
    return new SheetPages(books);
  }

  @Bean
  InspectionPages inspectionPages(Books books) {
    return new InspectionPages(books, books.matters());
  }

  @Bean
  InspectionsApi inspectionsApi(Books books, Replays replays) {
    return new InspectionsApi(books, books.matters(), replays);
  }

  @Bean
  MatterPages matterPages(Books books) {
    return new MatterPages(books);
  }
}
