package org.luoshi.server;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.luoshi.server.access.Actors;
import org.luoshi.server.access.Admission;
import org.luoshi.server.access.Arrival;
import org.luoshi.server.access.By;
import org.luoshi.server.access.RelyingParty;
import org.luoshi.server.access.Rooms;
import org.luoshi.server.access.SignInPages;
import org.luoshi.server.access.SingleSignOn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationFilter;
import tools.jackson.databind.json.JsonMapper;

/// The doors before the pages: marks against forged forms, the ceremonies of passkeys, and the
/// single sign-on where the site has one.
///
/// Who somebody is they leave to Spring Security; what follows from it is [Admission].
@Configuration(proxyBeanMethods = false)
class Doors {

  private static final String SINGLE = "single";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Rooms rooms;
  private final Actors actors;
  private final Admission admission;
  private final Environment settings;

  Doors(Rooms rooms, Actors actors, Admission admission, Environment settings) {
    this.rooms = rooms;
    this.actors = actors;
    this.admission = admission;
    this.settings = settings;
  }

  @Bean
  RelyingParty relyingParty() {
    return new RelyingParty(rooms.passkeys(), "Luoshi", settings.getProperty("luoshi.origin", ""));
  }

  /// What Spring Security wants to know of whom a passkey names.
  @Bean
  UserDetailsService accountsByName() {
    return name ->
        rooms
            .accounts()
            .byName(name)
            .filter(account -> !account.isShut())
            .map(account -> User.withUsername(account.name()).password("").build())
            .orElseThrow(() -> new UsernameNotFoundException(""));
  }

  @Bean
  SecurityFilterChain chain(
      HttpSecurity http, CookieCsrfTokenRepository marks, Entrance entrance, RelyingParty party) {
    http.authorizeHttpRequests(all ->
            all.requestMatchers(HttpMethod.DELETE, "/webauthn/**")
                .denyAll()
                .requestMatchers("/webauthn/register/**")
                .authenticated()
                .anyRequest()
                .permitAll())
        .headers(headers -> headers.disable())
        .requestCache(cache -> cache.requestCache(new NullRequestCache()))
        .securityContext(context ->
            context.securityContextRepository(new RequestAttributeSecurityContextRepository()))
        .sessionManagement(sessions -> sessions.disable())
        .logout(logout -> logout.disable())
        .csrf(csrf -> csrf.csrfTokenRepository(marks).ignoringRequestMatchers(Actors::showsToken))
        .exceptionHandling(handling ->
            handling
                .accessDeniedHandler(entrance::withoutMark)
                .authenticationEntryPoint(entrance::withoutMark))
        .addFilterAfter(this::showWho, CsrfFilter.class)
        .webAuthn(passkeys ->
            passkeys.disableDefaultRegistrationPage(true).withObjectPostProcessor(passkeyFilter()));
    if (isSet()) {
      http.oauth2Login(login ->
          login
              .loginPage("/sign-in")
              .clientRegistrationRepository(
                  new SupplierClientRegistrationRepository(
                      () -> new InMemoryClientRegistrationRepository(registration())))
              .successHandler(this::signedOn)
              .failureHandler((_, response, _) -> response.sendRedirect("/sign-in?refused")));
    }
    return http.build();
  }

  private ObjectPostProcessor<WebAuthnAuthenticationFilter> passkeyFilter() {
    return new ObjectPostProcessor<>() {
      @Override
      public <O extends WebAuthnAuthenticationFilter> O postProcess(O filter) {
        filter.setSessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy());
        filter.setSecurityContextRepository(new RequestAttributeSecurityContextRepository());
        filter.setAuthenticationSuccessHandler(Doors.this::shownPasskey);
        filter.setAuthenticationFailureHandler((request, response, _) -> {
          rooms.log().refused("passkey", By.nobody(rooms.clock().instant(), request));
          response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        });
        return filter;
      }
    };
  }

  /// Tells Spring Security who is signed in, where it asks: when a passkey is made.
  private void showWho(
      jakarta.servlet.ServletRequest any,
      jakarta.servlet.ServletResponse response,
      jakarta.servlet.FilterChain chain)
      throws IOException, jakarta.servlet.ServletException {
    if (any instanceof HttpServletRequest request
        && request.getRequestURI().startsWith("/webauthn/register")
        && actors.of(request, Entrance.phrases(request)) instanceof Arrival.Here(var actor, _)) {
      var name = rooms.accounts().byId(actor.account()).orElseThrow().name();
      var context = SecurityContextHolder.createEmptyContext();
      context.setAuthentication(
          UsernamePasswordAuthenticationToken.authenticated(name, "", java.util.List.of()));
      SecurityContextHolder.setContext(context);
    }
    chain.doFilter(any, response);
  }

  private void shownPasskey(
      HttpServletRequest request, HttpServletResponse response, Authentication who)
      throws IOException {
    var account = rooms.accounts().byName(who.getName()).orElseThrow();
    var shown = new Admission.Shown(account.id(), "passkey", true);
    var next = Optional.ofNullable(request.getParameter("next")).orElse("/");
    var to = admission.enter(shown, next, Entrance.phrases(request), request, response);
    response.setContentType("application/json");
    response
        .getWriter()
        .write(JSON.writeValueAsString(Map.of("authenticated", true, "redirectUrl", to)));
  }

  private boolean isSet() {
    return settings.containsProperty("luoshi.oidc.issuer");
  }

  /// Asked for at the first sign-in, so that the house starts though the other is down.
  private ClientRegistration registration() {
    return ClientRegistrations.fromIssuerLocation(
            settings.getRequiredProperty("luoshi.oidc.issuer"))
        .registrationId(SINGLE)
        .clientId(settings.getRequiredProperty("luoshi.oidc.client-id"))
        .clientSecret(settings.getProperty("luoshi.oidc.client-secret", ""))
        .scope("openid", "email")
        .build();
  }

  private void signedOn(
      HttpServletRequest request, HttpServletResponse response, Authentication who)
      throws IOException {
    var next = "/";
    var session = request.getSession(false);
    if (session != null) {
      next = session.getAttribute(SignInPages.NEXT) instanceof String kept ? kept : "/";
      session.invalidate();
    }
    var by = By.nobody(rooms.clock().instant(), request);
    if (!(who.getPrincipal() instanceof OidcUser user)) {
      response.sendRedirect("/sign-in?refused");
      return;
    }
    var said = said(user);
    var account = rooms.single().account(said, by);
    if (account.isEmpty()) {
      response.sendRedirect("/sign-in?refused");
      return;
    }
    var shown = new Admission.Shown(account.get(), SINGLE, said.isStrong());
    response.sendRedirect(
        admission.enter(shown, next, Entrance.phrases(request), request, response));
  }

  private static SingleSignOn.Said said(OidcUser user) {
    var email = user.getEmail();
    boolean verified = Boolean.TRUE.equals(user.getEmailVerified());
    var methods = user.getClaimAsStringList("amr");
    return new SingleSignOn.Said(
        String.valueOf(user.getIssuer()),
        String.valueOf(user.getSubject()),
        verified && email != null ? email : "",
        methods == null ? java.util.List.of() : methods);
  }
}
