package org.luoshi.server;

import org.luoshi.server.obligations.FigurePages;
import org.luoshi.server.reports.Desk;
import org.luoshi.server.reports.DraftPages;
import org.luoshi.server.reports.FrozenPages;
import org.luoshi.server.reports.ReportPages;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The pages of figures and reports, wired by hand.
@Configuration(proxyBeanMethods = false)
class ReportRooms {

  @Bean
  Desk desk(House house) {
    return new Desk(
        () -> house.live().now().board(),
        house.programmes(),
        house.database(),
        house.ledger(),
        house.once(),
        house.clock(),
        Phrases::in);
  }

  @Bean
  FigurePages figurePages(House house) {
    return new FigurePages(house.live()::now, () -> house.clock().instant());
  }

  @Bean
  ReportPages reportPages(Desk desk) {
    return new ReportPages(desk);
  }

  @Bean
  DraftPages draftPages(Desk desk) {
    return new DraftPages(desk);
  }

  @Bean
  FrozenPages frozenPages(Desk desk) {
    return new FrozenPages(desk);
  }
}
