package org.luoshi.server;

import java.util.function.Supplier;
import org.luoshi.server.obligations.Board;
import org.luoshi.server.work.Desk;
import org.luoshi.server.work.MinePages;
import org.luoshi.server.work.RecordPages;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The pages of daily work, wired by hand.
@Configuration(proxyBeanMethods = false)
class WorkRooms {

  @Bean
  Desk desk(House house, Supplier<Board> boards) {
    return new Desk(
        boards,
        house.database(),
        house.ledger(),
        house.entries(),
        house.once(),
        house.clock());
  }

  @Bean
  MinePages minePages(Desk desk) {
    return new MinePages(desk);
  }

  @Bean
  RecordPages recordPages(Desk desk) {
    return new RecordPages(desk);
  }
}
