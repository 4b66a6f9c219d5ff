package org.luoshi.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.swagger.v3.core.jackson.ModelResolver;
import java.time.Instant;
import java.util.Optional;
import org.luoshi.engine.text.Language;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Actors;
import org.luoshi.server.access.Rooms;
import org.luoshi.server.access.TokenPages;
import org.luoshi.server.access.Tokens;
import org.luoshi.server.api.Describing;
import org.luoshi.server.api.DocumentApi;
import org.luoshi.server.api.ImportApi;
import org.luoshi.server.api.Pace;
import org.luoshi.server.api.PackApi;
import org.luoshi.server.api.Replays;
import org.luoshi.server.database.Reach;
import org.luoshi.server.establishment.WorkbooksApart;
import org.luoshi.server.obligations.Board;
import org.luoshi.server.obligations.TellingApi;
import org.luoshi.server.reports.Desk;
import org.luoshi.server.reports.Previews;
import org.luoshi.server.reports.ReportApi;
import org.luoshi.server.shell.Page;
import org.luoshi.server.shell.Refusals;
import org.luoshi.server.uploads.Apart;
import org.springdoc.core.utils.SpringDocUtils;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// The API with its tokens and its document, wired by hand.
@Configuration(proxyBeanMethods = false)
class ApiRooms {

  static {
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(Page.class, Actor.class);
  }

  @Bean
  Tokens tokens(House house, Rooms rooms, Actors actors) {
    return new Tokens(house.database(), house.ledger(), rooms.log(), rooms.accounts(), actors);
  }

  @Bean
  TokenPages tokenPages(House house, Rooms rooms, Actors actors, Tokens tokens) {
    return new TokenPages(rooms, actors, tokens, house.once());
  }

  @Bean
  Pace pace(House house, Refusals refusals) {
    return new Pace(refusals, house.clock());
  }

  /// The API knows no cookie and keeps no session: what writes shows a token, and [Pace] sees to
  /// it. The page in words is a page like any other.
  @Bean
  @Order(0)
  SecurityFilterChain apiDoors(HttpSecurity http) {
    return http.securityMatcher(
            request -> Refusals.isApi(request) && !request.getRequestURI().equals("/api/v1/"))
        .authorizeHttpRequests(all -> all.anyRequest().permitAll())
        .headers(headers -> headers.disable())
        .requestCache(cache -> cache.requestCache(new NullRequestCache()))
        .securityContext(context ->
            context.securityContextRepository(new RequestAttributeSecurityContextRepository()))
        .sessionManagement(sessions -> sessions.disable())
        .logout(logout -> logout.disable())
        .csrf(csrf -> csrf.disable())
        .build();
  }

  @Bean
  Replays replays(House house) {
    return new Replays(house.once(), house.clock());
  }

  /// Everything known at the moment, whoever asks: what is told of it is narrowed afterwards.
  private static Board known(House house, Instant at) {
    return house.database().inReach(Reach.WHOLE, () -> house.board(Optional.of(at)));
  }

  @Bean
  TellingApi tellingApi(House house) {
    return new TellingApi(
        house.live()::now, at -> known(house, at), house::placeOf, () -> house.clock().instant());
  }

  @Bean
  ReportApi reportApi(House house, Desk desk, Replays replays) {
    var previews =
        new Previews(
            () -> house.live().now().board(),
            at -> known(house, at),
            house.programmes(),
            () -> house.clock().instant());
    return new ReportApi(desk, previews, replays);
  }

  @Bean
  ImportApi importApi(House house) {
    return new ImportApi(
        house.imports(),
        house.programmes(),
        () -> house.live().now().board().organisation(),
        house::today,
        (pack, folder) -> new WorkbooksApart(new Apart(), pack, folder));
  }

  @Bean
  PackApi packApi() {
    return new PackApi();
  }

  @Bean
  Describing describing() {
    return new Describing(Phrases.in(Language.EN));
  }

  /// Names in the document are those of the JSON.
  @Bean
  ModelResolver modelResolver() {
    var mapper =
        new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
    return new ModelResolver(mapper).openapi31(true);
  }

  @Bean
  DocumentApi documentApi(
      ObjectProvider<OpenApiWebMvcResource> documents,
      @Qualifier("requestMappingHandlerMapping")
          ObjectProvider<RequestMappingHandlerMapping> mapping) {
    return new DocumentApi(documents::getObject, mapping::getObject);
  }
}
