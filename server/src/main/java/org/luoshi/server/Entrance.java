package org.luoshi.server;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.text.Phrasebook;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Actors;
import org.luoshi.server.access.Allows;
import org.luoshi.server.access.Arrival;
import org.luoshi.server.access.Held;
import org.luoshi.server.access.KeptForms;
import org.luoshi.server.access.Open;
import org.luoshi.server.shell.Frame;
import org.luoshi.server.shell.Page;
import org.luoshi.server.shell.Refusals;
import org.springframework.core.MethodParameter;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// The door of the house: lets a request in where the post acted under has the right its endpoint
/// names, and hands the endpoint the [Actor] and the [Page] it asks for.
///
/// An endpoint that names no right stays shut.
final class Entrance
    implements HandlerInterceptor, HandlerMethodArgumentResolver, WebMvcConfigurer {

  private static final String ACTOR = Entrance.class.getName() + ".actor";
  private static final String LANGUAGE = "luoshi-lang";

  private final Actors actors;
  private final KeptForms forms;
  private final Refusals refusals;

  Entrance(Actors actors, KeptForms forms, Refusals refusals) {
    this.actors = actors;
    this.forms = forms;
    this.refusals = refusals;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this);
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(this);
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    if (!(handler instanceof HandlerMethod method)) {
      return true;
    }
    keepLanguage(request, response);
    var arrival = actors.of(request, phrases(request));
    if (arrival instanceof Arrival.Here(var actor, var first) && first.isEmpty()) {
      request.setAttribute(ACTOR, actor);
    }
    if (method.hasMethodAnnotation(Open.class)) {
      return true;
    }
    var allows = method.getMethodAnnotation(Allows.class);
    if (allows == null) {
      refusals.refuse(request, response, 404, "page.not-found");
      return false;
    }
    return switch (arrival) {
      case Arrival.Nobody _ -> signIn(request, response, "/sign-in", asked(request));
      case Arrival.Expired(var account) -> {
        var kept = forms.keep(account, request);
        yield signIn(request, response, "/sign-in", kept.orElse(asked(request)));
      }
      case Arrival.Halfway(var session) -> {
        var kept = forms.keep(session.account().id(), request);
        yield signIn(request, response, "/sign-in/second", kept.orElse(asked(request)));
      }
      case Arrival.Here(var actor, var first) ->
          first.isEmpty()
              ? allowed(request, response, actor, allows)
              : seenTo(request, response, actor, first);
    };
  }

  private boolean allowed(
      HttpServletRequest request, HttpServletResponse response, Actor actor, Allows allows)
      throws IOException {
    if (Arrays.stream(allows.value()).anyMatch(actor::may)) {
      return true;
    }
    if (request.getRequestURI().equals("/")) {
      response.sendRedirect(Menu.home(actor));
    } else {
      refusals.refuse(request, response, 403, "page.not-allowed");
    }
    return false;
  }

  /// Lets nobody on who has yet to change an expired password or set up a second factor.
  private boolean seenTo(
      HttpServletRequest request, HttpServletResponse response, Actor actor, String first)
      throws IOException {
    var path = request.getRequestURI();
    if (path.equals(first)
        || path.startsWith("/account/second")
        || path.startsWith("/account/passkeys")) {
      request.setAttribute(ACTOR, actor);
      return true;
    }
    if (Refusals.isApi(request)) {
      refusals.refuse(request, response, 403, "page.not-allowed");
    } else {
      response.sendRedirect(first);
    }
    return false;
  }

  private static String asked(HttpServletRequest request) {
    var query = request.getQueryString();
    return request.getMethod().equals("GET")
        ? request.getRequestURI() + (query == null ? "" : "?" + query)
        : "/";
  }

  private boolean signIn(
      HttpServletRequest request, HttpServletResponse response, String page, String next)
      throws IOException {
    if (Refusals.isApi(request)) {
      refusals.refuse(request, response, 401, "page.sign-in-first");
      return false;
    }
    var to = page + "?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
    if (request.getHeader("HX-Request") != null) {
      response.setHeader("HX-Redirect", to);
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    } else {
      response.sendRedirect(to);
    }
    return false;
  }

  /// Answers a form without a valid mark: of whoever is signed in, or was, what they typed is kept
  /// if it came from a page of this house.
  void withoutMark(HttpServletRequest request, HttpServletResponse response, Exception denied)
      throws IOException {
    var arrival = actors.of(request, phrases(request));
    var kept =
        !isOwn(request)
            ? Optional.<String>empty()
            : switch (arrival) {
              case Arrival.Here(var actor, _) -> forms.keep(actor.account(), request);
              case Arrival.Expired(var account) -> forms.keep(account, request);
              default -> Optional.<String>empty();
            };
    if (kept.isPresent() && !Refusals.isApi(request)) {
      signIn(request, response, "/sign-in", kept.get());
    } else {
      refusals.refuse(request, response, 403, "page.without-mark");
    }
  }

  /// Whether the browser says that a page of this house sent it.
  private static boolean isOwn(HttpServletRequest request) {
    var origin = request.getHeader("Origin");
    var port = request.getServerPort();
    var host = request.getScheme() + "://" + request.getServerName();
    return origin != null && (origin.equals(host) || origin.equals(host + ":" + port));
  }

  static Phrasebook phrases(HttpServletRequest request) {
    return Phrases.in(Page.language(language(request)));
  }

  private static void keepLanguage(HttpServletRequest request, HttpServletResponse response) {
    var wanted = request.getParameter("lang");
    if (wanted != null && !Refusals.isApi(request)) {
      var cookie = new Cookie(LANGUAGE, Page.language(wanted).code());
      cookie.setPath("/");
      cookie.setMaxAge(365 * 24 * 3600);
      cookie.setHttpOnly(true);
      cookie.setAttribute("SameSite", "Lax");
      response.addCookie(cookie);
    }
  }

  /// The language asked for, else the one asked for before, else the browser's if it is English,
  /// else Chinese.
  private static String language(HttpServletRequest request) {
    var wanted = request.getParameter("lang");
    if (wanted != null) {
      return wanted;
    }
    return Optional.ofNullable(request.getCookies()).stream()
        .flatMap(Arrays::stream)
        .filter(cookie -> cookie.getName().equals(LANGUAGE))
        .map(Cookie::getValue)
        .findFirst()
        .orElse("zh");
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Actor.class
        || parameter.getParameterType() == Page.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest web,
      @Nullable WebDataBinderFactory factory) {
    var request = java.util.Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
    if (parameter.getParameterType() == Page.class) {
      return page(request);
    }
    return java.util.Objects.requireNonNull(
        request.getAttribute(ACTOR), "an open endpoint has no actor");
  }

  /// The page asked for, as yet without a title; only a GET's values are kept for links.
  static Page page(HttpServletRequest request) {
    var phrases = phrases(request);
    var actor = (Actor) request.getAttribute(ACTOR);
    var token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
    var path = request.getRequestURI();
    var frame =
        new Frame(
            Menu.of(actor, path, phrases),
            actor == null ? Frame.Who.NOBODY : who(actor),
            token == null
                ? Frame.Token.NONE
                : new Frame.Token(token.getParameterName(), token.getToken()),
            notice(request, phrases));
    return new Page("", phrases, path, kept(request), frame);
  }

  private static String notice(HttpServletRequest request, Phrasebook phrases) {
    var done = request.getParameter("done");
    return done != null && phrases.knows("done." + done) ? phrases.say("done." + done) : "";
  }

  private static Frame.Who who(Actor actor) {
    return new Frame.Who(
        actor.name(),
        actor.held().post(),
        actor.posts().stream().map(post -> new Frame.Choice(post.id(), title(post))).toList());
  }

  private static String title(Held post) {
    return post.post();
  }

  private static Map<String, String> kept(HttpServletRequest request) {
    var kept = new HashMap<String, String>();
    boolean all = request.getMethod().equals("GET");
    request
        .getParameterMap()
        .forEach((name, values) -> {
          if (values.length > 0
              && (all || name.equals("as-of"))
              && !name.equals("lang")
              && !name.equals("done")) {
            kept.put(name, values[0]);
          }
        });
    return kept;
  }
}
