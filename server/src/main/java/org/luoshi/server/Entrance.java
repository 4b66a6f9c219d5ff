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
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Actors;
import org.luoshi.server.access.Allows;
import org.luoshi.server.access.Held;
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
  private final Refusals refusals;

  Entrance(Actors actors, Refusals refusals) {
    this.actors = actors;
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
    var actor = actors.of(request);
    actor.ifPresent(one -> request.setAttribute(ACTOR, one));
    if (method.hasMethodAnnotation(Open.class)) {
      return true;
    }
    var allows = method.getMethodAnnotation(Allows.class);
    if (allows == null) {
      refusals.refuse(request, response, 404, "page.not-found");
      return false;
    }
    if (actor.isEmpty()) {
      signIn(request, response);
      return false;
    }
    if (Arrays.stream(allows.value()).noneMatch(actor.get()::may)) {
      refusals.refuse(request, response, 403, "page.not-allowed");
      return false;
    }
    return true;
  }

  private void signIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (Refusals.isApi(request)) {
      refusals.refuse(request, response, 401, "page.sign-in-first");
      return;
    }
    var query = request.getQueryString();
    var next =
        request.getMethod().equals("GET")
            ? request.getRequestURI() + (query == null ? "" : "?" + query)
            : "/";
    response.sendRedirect("/sign-in?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8));
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
    var phrases = Phrases.in(Page.language(language(request)));
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

  private static String notice(
      HttpServletRequest request, org.luoshi.engine.text.Phrasebook phrases) {
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
