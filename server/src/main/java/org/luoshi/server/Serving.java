package org.luoshi.server;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.luoshi.server.access.Actors;
import org.luoshi.server.obligations.Board;
import org.luoshi.server.obligations.ObligationPages;
import org.luoshi.server.shell.Refusals;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/// The pages of a house, served on this machine until closed.
///
/// It listens on loopback only: whoever wants more puts a proxy with TLS in front.
public final class Serving implements AutoCloseable {

  private final ConfigurableApplicationContext context;
  private final CountDownLatch closed = new CountDownLatch(1);

  private Serving(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /// Serves the house on the port; 0 takes a free one.
  public static Serving start(House house, int port) {
    var application = new SpringApplication(Pages.class);
    application.setDefaultProperties(
        Map.of(
            "server.port", port,
            "server.address", "127.0.0.1",
            "spring.main.banner-mode", "off",
            "spring.threads.virtual.enabled", "true",
            "logging.level.root", "warn",
            "server.error.include-stacktrace", "never",
            "spring.web.resources.static-locations", "classpath:/org/luoshi/server/static/",
            "spring.mvc.static-path-pattern", "/assets/**"));
    application.setRegisterShutdownHook(false);
    application.addInitializers(
        context -> context.getBeanFactory().registerSingleton("house", house));
    return new Serving(application.run());
  }

  public int port() {
    return context instanceof WebServerApplicationContext web && web.getWebServer() != null
        ? web.getWebServer().getPort()
        : 0;
  }

  /// Waits until it is closed or the process is told to stop.
  public void await() {
    Runtime.getRuntime().addShutdownHook(new Thread(closed::countDown));
    try {
      closed.await();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    context.close();
    closed.countDown();
  }

  /// The rooms' pages, wired by hand.
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration(
      excludeName = {
        "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
        "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration"
      })
  @Import(EstablishmentRooms.class)
  static class Pages {

    @Bean
    ObligationPages obligationPages(House house) {
      return new ObligationPages(new Boards(house), () -> house.clock().instant());
    }

    @Bean
    Refusals refusals() {
      return new Refusals(Entrance::page);
    }

    @Bean
    Actors actors() {
      return new Actors();
    }

    @Bean
    Entrance entrance(Actors actors, Refusals refusals) {
      return new Entrance(actors, refusals);
    }

    @Bean
    SecurityFilterChain doors(HttpSecurity http) {
      return http.authorizeHttpRequests(all -> all.anyRequest().permitAll())
          .headers(headers -> headers.disable())
          .build();
    }
  }

  /// The board as the ledger has it: read anew only when something was entered.
  private static final class Boards implements Supplier<Board> {

    private final House house;
    private long seen = -1;
    private @Nullable Board board;

    Boards(House house) {
      this.house = house;
    }

    @Override
    public synchronized Board get() {
      long last =
          house
              .database()
              .sql()
              .sql("select coalesce(max(id), 0) from ledger_entry")
              .query(Long.class)
              .single();
      var known = board;
      if (known == null || last != seen) {
        known = house.board(Optional.empty());
        board = known;
        seen = last;
      }
      return known;
    }
  }
}
