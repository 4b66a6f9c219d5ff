package org.luoshi.server;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.luoshi.server.access.Scope;
import org.luoshi.server.shell.Refusals;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

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
    return start(house, port, Map.of());
  }

  /// Serves it with settings of the site, such as `luoshi.oidc.issuer`, beside those of the
  /// environment.
  ///
  /// @throws org.luoshi.engine.text.WrongInput where the seal they name cannot be used
  public static Serving start(House house, int port, Map<String, Object> settings) {
    var sealing = new SiteSeal(settings).read(house.clock().instant());
    var application = new SpringApplication(Pages.class);
    application.setDefaultProperties(
        Map.ofEntries(
            entry("server.port", port),
            entry("server.address", "127.0.0.1"),
            entry("spring.main.banner-mode", "off"),
            entry("spring.threads.virtual.enabled", "true"),
            entry("logging.level.root", "warn"),
            entry("server.error.include-stacktrace", "never"),
            entry("server.forward-headers-strategy", "native"),
            entry("spring.web.resources.static-locations", "classpath:/org/luoshi/server/static/"),
            entry("spring.mvc.static-path-pattern", "/assets/**"),
            entry("spring.jackson.property-naming-strategy", "SNAKE_CASE"),
            entry("spring.servlet.multipart.max-file-size", "64MB"),
            entry("spring.servlet.multipart.max-request-size", "256MB"),
            entry("logging.level.org.springdoc", "error"),
            entry("springdoc.api-docs.path", "/api/document"),
            entry("springdoc.api-docs.version", "openapi_3_1"),
            entry("springdoc.paths-to-match", "/api/v1/**"),
            entry("springdoc.default-flat-param-object", "true"),
            entry("springdoc.writer-with-order-by-keys", "true"),
            entry("springdoc.override-with-generic-response", "false")));
    application.setRegisterShutdownHook(false);
    application.addInitializers(context ->
        context
            .getEnvironment()
            .getPropertySources()
            .addFirst(new org.springframework.core.env.MapPropertySource("site", settings)));
    application.addInitializers(
        context -> context.getBeanFactory().registerSingleton("house", house));
    application.addInitializers(
        context -> context.getBeanFactory().registerSingleton("sealing", sealing));
    var serving = new Serving(application.run());
    Thread.ofVirtual().name("warm-up").start(() -> warmUp(house));
    return serving;
  }

  /// Has everything judged before somebody asks, so that the first one does not wait for it. What
  /// goes wrong here, whoever asks is told.
  private static void warmUp(House house) {
    try {
      house.live().now().day(Optional.empty(), house.clock().instant()).figures(Scope.WHOLE);
    } catch (RuntimeException toldLater) {
      LoggerFactory.getLogger(Serving.class).debug("Not warmed up", toldLater);
    }
  }

  public int port() {
    return context instanceof WebServerApplicationContext web && web.getWebServer() != null
        ? web.getWebServer().getPort()
        : 0;
  }

  /// Every endpoint with the method that answers it.
  Map<RequestMappingInfo, HandlerMethod> endpoints() {
    return context
        .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods();
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
  @Import({
    AccessRooms.class,
    EstablishmentRooms.class,
    ObligationRooms.class,
    ApiRooms.class,
    LoopRooms.class,
    ReminderRooms.class,
    ReportRooms.class,
    WorkRooms.class,
    InsightRooms.class,
    RegisterRooms.class,
  })
  @EnableAutoConfiguration(
      excludeName = {
        "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
        "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
        "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration"
      })
  static class Pages {

    @Bean
    Boards boards(House house) {
      return new Boards(house);
    }

    @Bean
    Refusals refusals() {
      return new Refusals(Entrance::page);
    }
  }
}
