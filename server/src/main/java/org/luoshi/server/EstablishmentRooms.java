package org.luoshi.server;

import java.util.function.Supplier;
import org.luoshi.engine.text.Language;
import org.luoshi.server.establishment.ChangePages;
import org.luoshi.server.establishment.Chronicle;
import org.luoshi.server.establishment.Days;
import org.luoshi.server.establishment.Establishment;
import org.luoshi.server.establishment.EstablishmentApi;
import org.luoshi.server.establishment.ExportPages;
import org.luoshi.server.establishment.ImportDesk;
import org.luoshi.server.establishment.ImportHistory;
import org.luoshi.server.establishment.ImportJobs;
import org.luoshi.server.establishment.ImportJobsApi;
import org.luoshi.server.establishment.ImportPages;
import org.luoshi.server.establishment.OrganisationPages;
import org.luoshi.server.establishment.PackDraftPages;
import org.luoshi.server.establishment.PackDrafts;
import org.luoshi.server.establishment.PackPages;
import org.luoshi.server.establishment.PackVersionsApi;
import org.luoshi.server.establishment.PeoplePages;
import org.luoshi.server.establishment.Standing;
import org.luoshi.server.establishment.UnitPages;
import org.luoshi.server.obligations.Board;
import org.luoshi.server.records.History;
import org.luoshi.server.uploads.Receiving;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The pages of the organisation, its people and their changes, wired by hand.
@Configuration(proxyBeanMethods = false)
class EstablishmentRooms {

  private static Supplier<Board> boards(House house) {
    return () -> house.live().now().board();
  }

  @Bean
  History recordHistory(House house) {
    return new History(house.database());
  }

  @Bean
  Establishment establishment(House house, History versions) {
    return new Establishment(
        house.database(), house.entries(), versions, boards(house), house.clock());
  }

  @Bean
  Days days(House house) {
    var boards = boards(house);
    return new Days(boards, () -> boards.get().usualDay(house.clock().instant()));
  }

  @Bean
  Chronicle chronicle(House house, History versions) {
    return new Chronicle(versions, signature -> WorkRooms.who(house, signature));
  }

  @Bean
  Standing standing(House house) {
    return new Standing(() -> house.live().now(), house.database());
  }

  @Bean
  OrganisationPages organisationPages(Days days) {
    return new OrganisationPages(days);
  }

  @Bean
  UnitPages unitPages(Days days, Chronicle chronicle, Standing standing) {
    return new UnitPages(days, chronicle, standing);
  }

  @Bean
  PeoplePages peoplePages(Days days, Chronicle chronicle, Standing standing) {
    return new PeoplePages(days, chronicle, standing);
  }

  @Bean
  ChangePages changePages(House house, Establishment establishment, Days days) {
    return new ChangePages(establishment, days, house.once(), house.clock());
  }

  @Bean
  ImportDesk importDesk(House house) {
    return new ImportDesk(
        new ImportJobs(house.database()),
        house.imports(),
        () -> house.packFor(null),
        house.clock(),
        () -> Phrases.in(Language.ZH));
  }

  @Bean
  ImportPages importPages(House house, ImportDesk desk, Days days) {
    return new ImportPages(
        desk,
        new ImportHistory(house.database()),
        days,
        new Receiving(house.files().resolve("received")));
  }

  @Bean
  ExportPages exportPages(Days days, History history) {
    return new ExportPages(days, history);
  }

  @Bean
  PackDrafts packDrafts(House house) {
    return new PackDrafts(house.database(), house.ledger(), house.programmes());
  }

  @Bean
  PackPages packPages(House house, PackDrafts drafts, Days days) {
    return new PackPages(
        house.programmes(), drafts, days, signature -> WorkRooms.who(house, signature));
  }

  @Bean
  PackDraftPages packDraftPages(House house, PackDrafts drafts, Days days) {
    return new PackDraftPages(
        house.programmes(),
        drafts,
        days,
        house.clock(),
        signature -> WorkRooms.who(house, signature));
  }

  @Bean
  EstablishmentApi establishmentApi(House house, Establishment establishment, Days days) {
    return new EstablishmentApi(establishment, days, house.once(), house.clock());
  }

  @Bean
  ImportJobsApi importJobsApi(House house, ImportPages pages) {
    return new ImportJobsApi(pages, new ImportHistory(house.database()), house.once());
  }

  @Bean
  PackVersionsApi packVersionsApi(House house, PackDrafts drafts, Days days) {
    return new PackVersionsApi(house.programmes(), drafts, days);
  }
}
