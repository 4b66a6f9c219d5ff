package org.luoshi.server;

import org.luoshi.server.work.Desks;
import org.luoshi.server.work.MinePages;
import org.luoshi.server.work.RecordPages;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The pages of daily work, wired by hand.
@Configuration(proxyBeanMethods = false)
class WorkRooms {

  @Bean
  Desks desks(House house) {
    return new Desks(
        house.live()::now,
        house.database(),
        house.ledger(),
        house.entries(),
        house.once(),
        house.clock());
  }

  @Bean
  MinePages minePages(Desks desks) {
    return new MinePages(desks);
  }

  @Bean
  RecordPages recordPages(Desks desks) {
    return new RecordPages(desks);
  }
}
