package org.luoshi.server;

import java.util.Optional;
import org.luoshi.server.access.AccountPages;
import org.luoshi.server.access.AccountsPages;
import org.luoshi.server.access.Actors;
import org.luoshi.server.access.Admission;
import org.luoshi.server.access.BearerTokens;
import org.luoshi.server.access.PostPages;
import org.luoshi.server.access.Posts;
import org.luoshi.server.access.Rooms;
import org.luoshi.server.access.SettingsPages;
import org.luoshi.server.access.SignInPages;
import org.luoshi.server.access.Standing;
import org.luoshi.server.obligations.Board;
import org.luoshi.server.shell.Refusals;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.savedrequest.NullRequestCache;

/// Sign-in and rights, wired by hand.
@Configuration(proxyBeanMethods = false)
class AccessRooms {

  @Bean
  Rooms rooms(House house) {
    return house.access();
  }

  @Bean
  Posts posts(House house, Boards boards) {
    return new Posts(() -> standing(house, boards), house.access().housePosts());
  }

  /// What the records and the pack in force say, or nothing where no programme was adopted.
  private static Standing standing(House house, Boards boards) {
    return boards.known().map(AccessRooms::of).orElse(Standing.NONE);
  }

  private static Standing of(Board board) {
    var programme = board.programme();
    return new Standing(
        board.organisation(), programme.posts().values(), programme.records(), programme.zone());
  }

  @Bean
  Actors actors(Rooms rooms, Posts posts, ObjectProvider<BearerTokens> tokens) {
    return new Actors(
        rooms.sessions(), posts, rooms.clock(), () -> Optional.ofNullable(tokens.getIfAvailable()));
  }

  @Bean
  Entrance entrance(Actors actors, Rooms rooms, Refusals refusals) {
    return new Entrance(actors, rooms.kept(), refusals);
  }

  @Bean
  CookieCsrfTokenRepository marks() {
    var marks = new CookieCsrfTokenRepository();
    marks.setCookieName("luoshi-form");
    marks.setCookieCustomizer(cookie -> cookie.sameSite("Lax").path("/"));
    return marks;
  }

  @Bean
  Admission admission(Rooms rooms, Actors actors, CookieCsrfTokenRepository marks) {
    return new Admission(rooms, actors, marks);
  }

  @Bean
  SignInPages signInPages(Rooms rooms, Actors actors, Admission admission) {
    return new SignInPages(rooms, actors, admission, "");
  }

  @Bean
  AccountPages accountPages(Rooms rooms, Actors actors) {
    return new AccountPages(rooms, actors);
  }

  @Bean
  AccountsPages accountsPages(Rooms rooms, Actors actors) {
    return new AccountsPages(rooms, actors);
  }

  @Bean
  PostPages postPages(Rooms rooms, Actors actors, Posts posts) {
    return new PostPages(rooms, actors, posts);
  }

  @Bean
  SettingsPages settingsPages(Rooms rooms, Actors actors) {
    return new SettingsPages(rooms, actors);
  }

  @Bean
  SecurityFilterChain doors(HttpSecurity http, CookieCsrfTokenRepository marks, Entrance entrance) {
    return http.authorizeHttpRequests(all -> all.anyRequest().permitAll())
        .headers(headers -> headers.disable())
        .requestCache(cache -> cache.requestCache(new NullRequestCache()))
        .securityContext(context ->
            context.securityContextRepository(new RequestAttributeSecurityContextRepository()))
        .sessionManagement(sessions -> sessions.disable())
        .logout(logout -> logout.disable())
        .csrf(csrf -> csrf.csrfTokenRepository(marks).ignoringRequestMatchers(Actors::showsToken))
        .exceptionHandling(handling -> handling.accessDeniedHandler(entrance::withoutMark))
        .build();
  }
}
