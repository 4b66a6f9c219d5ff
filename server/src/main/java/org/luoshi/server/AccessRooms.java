package org.luoshi.server;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.luoshi.server.access.AccountPages;
import org.luoshi.server.access.AccountsPages;
import org.luoshi.server.access.Actors;
import org.luoshi.server.access.Admission;
import org.luoshi.server.access.BearerTokens;
import org.luoshi.server.access.PasskeyPages;
import org.luoshi.server.access.PostPages;
import org.luoshi.server.access.Posts;
import org.luoshi.server.access.Rooms;
import org.luoshi.server.access.SecondPages;
import org.luoshi.server.access.SecurityLogJob;
import org.luoshi.server.access.SettingsPages;
import org.luoshi.server.access.SignInPages;
import org.luoshi.server.access.Standing;
import org.luoshi.server.database.Database;
import org.luoshi.server.database.Reach;
import org.luoshi.server.shell.Refusals;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;

/// Sign-in and rights, wired by hand.
@Configuration(proxyBeanMethods = false)
@Import(Doors.class)
@EnableScheduling
class AccessRooms {

  @Bean
  Rooms rooms(House house) {
    return house.access();
  }

  @Bean
  Posts posts(House house) {
    var adopted = new AtomicBoolean();
    return new Posts(() -> standing(house, adopted), house.access().housePosts());
  }

  /// What the records and the pack in force say, or nothing where no programme was adopted.
  ///
  /// @param adopted whether one was adopted once; then there is one for ever
  private static Standing standing(House house, AtomicBoolean adopted) {
    if (!adopted.get()) {
      if (house.programmes().adopted().isEmpty()) {
        return Standing.NONE;
      }
      adopted.set(true);
    }
    var board = house.live().now().board();
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

  /// Gives every transaction of a request the reach of whoever asks, inside the doors.
  @Bean
  FilterRegistrationBean<Filter> reach(Actors actors) {
    var filter =
        new FilterRegistrationBean<Filter>((any, response, chain) -> {
          var request = (HttpServletRequest) any;
          if (request.getRequestURI().startsWith("/assets/")) {
            chain.doFilter(any, response);
          } else {
            limited(actors.reach(request, Entrance.phrases(request)), any, response, chain);
          }
        });
    filter.setOrder(Ordered.LOWEST_PRECEDENCE);
    return filter;
  }

  private static void limited(
      Reach reach, ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      Database.limit(reach, () -> chain.doFilter(request, response));
    } catch (IOException | ServletException | RuntimeException failed) {
      throw failed;
    } catch (Exception other) {
      throw new ServletException(other);
    }
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
  SignInPages signInPages(Rooms rooms, Actors actors, Admission admission, Environment settings) {
    var title = settings.getProperty("luoshi.oidc.title", "OIDC");
    var single = settings.containsProperty("luoshi.oidc.issuer") ? title : "";
    return new SignInPages(rooms, actors, admission, single);
  }

  @Bean
  SecondPages secondPages(Rooms rooms, Actors actors, Admission admission) {
    return new SecondPages(rooms, actors, admission);
  }

  @Bean
  PasskeyPages passkeyPages(Rooms rooms, Actors actors) {
    return new PasskeyPages(rooms, actors);
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
  SecurityLogJob securityLogJob(Rooms rooms) {
    return new SecurityLogJob(rooms);
  }

  @Bean
  SettingsPages settingsPages(Rooms rooms, Actors actors) {
    return new SettingsPages(rooms, actors);
  }
}
