package org.luoshi.server.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.luoshi.server.access.Actors;
import org.luoshi.server.shell.Refusals;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// What the API asks of every request before anything else: a token where it writes, and a measured
/// pace.
///
/// A session's cookie opens it for reading only, so no page elsewhere can write by it. Each token
/// may ask 600 times in a minute, sixty of them at once; then it is told how long to wait.
public final class Pace implements HandlerInterceptor, WebMvcConfigurer {

  private static final int AT_ONCE = 60;
  private static final double PER_SECOND = 10;
  private static final int REMEMBERED = 10_000;

  private final Refusals refusals;
  private final Clock clock;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > REMEMBERED;
        }
      };

  /// How many requests were left at a moment, in seconds of the clock.
  private record Bucket(double left, double at) {}

  public Pace(Refusals refusals, Clock clock) {
    this.refusals = refusals;
    this.clock = clock;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).addPathPatterns("/api/**").order(-1);
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    if (!reads && !Actors.showsToken(request)) {
      refusals.refuse(request, response, 401, "api.token-first");
      return false;
    }
    var header = request.getHeader("Authorization");
    if (header != null && !take(header)) {
      response.setHeader("Retry-After", "1");
      refusals.refuse(request, response, 429, "api.too-fast");
      return false;
    }
    return true;
  }

  private static String sha256(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private synchronized boolean take(String who) {
    var key = sha256(who);
    var instant = clock.instant();
    double now = instant.getEpochSecond() + instant.getNano() / 1e9;
    var known = buckets.getOrDefault(key, new Bucket(AT_ONCE, now));
    double left = Math.min(AT_ONCE, known.left() + Math.max(0, now - known.at()) * PER_SECOND);
    buckets.put(key, new Bucket(left < 1 ? left : left - 1, now));
    return left >= 1;
  }
}
