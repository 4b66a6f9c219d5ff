package org.luoshi.server;

import org.luoshi.server.insight.InsightApi;
import org.luoshi.server.insight.InsightPages;
import org.luoshi.server.insight.Lookout;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The pages of a second look, wired by hand.
@Configuration(proxyBeanMethods = false)
class InsightRooms {

  @Bean
  Lookout lookout(House house) {
    return new Lookout(house.live()::now, () -> house.clock().instant(), house.database());
  }

  @Bean
  InsightPages insightPages(Lookout lookout) {
    return new InsightPages(lookout);
  }

  @Bean
  InsightApi insightApi(Lookout lookout) {
    return new InsightApi(lookout);
  }
}
