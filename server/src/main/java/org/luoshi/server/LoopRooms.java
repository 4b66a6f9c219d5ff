package org.luoshi.server;

import java.util.List;
import org.luoshi.server.findings.Findings;
import org.luoshi.server.matters.Books;
import org.luoshi.server.matters.MatterPages;
import org.luoshi.server.matters.Matters;
import org.luoshi.server.work.Desks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The rooms of the governance loop, wired by hand: each procedure is a line here.
@Configuration(proxyBeanMethods = false)
class LoopRooms {

  @Bean
  Books books(House house, Desks desks) {
    var matters = new Matters(house.database(), house.ledger());
    return new Books(List.of(new Findings(matters)), matters, desks);
  }

  @Bean
  MatterPages matterPages(Books books) {
    return new MatterPages(books);
  }
}
