package org.luoshi.server;

import org.luoshi.server.obligations.Actions;
import org.luoshi.server.obligations.DutyPages;
import org.luoshi.server.obligations.ObligationPages;
import org.luoshi.server.obligations.OverviewApi;
import org.luoshi.server.obligations.OverviewPages;
import org.luoshi.server.obligations.Sights;
import org.luoshi.server.obligations.WarmingJob;
import org.luoshi.server.rollup.RollUpApi;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The pages of what is owed, wired by hand.
@Configuration(proxyBeanMethods = false)
class ObligationRooms {

  @Bean
  Sights sights(House house) {
    return new Sights(() -> house.live().now(), () -> house.clock().instant());
  }

  @Bean
  WarmingJob warmingJob(House house) {
    return new WarmingJob(house.live(), () -> house.clock().instant());
  }

  @Bean
  ObligationPages obligationPages(Sights sights, Actions actions) {
    return new ObligationPages(sights, actions);
  }

  @Bean
  OverviewPages overviewPages(Sights sights) {
    return new OverviewPages(sights);
  }

  @Bean
  DutyPages dutyPages(Sights sights, House house) {
    return new DutyPages(
        sights,
        programme -> {
          var files = house.programmes().adoptedPack(programme).files();
          return files.text(files.main()).orElse("");
        });
  }

  @Bean
  RollUpApi rollUpApi(Sights sights) {
    return new RollUpApi(sights);
  }

  @Bean
  OverviewApi overviewApi(Sights sights) {
    return new OverviewApi(sights);
  }
}
