package org.luoshi.server.shell;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.WrongInput;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import tools.jackson.databind.json.JsonMapper;

/// What the house says when it refuses or fails: a page, or for the API a problem (RFC 9457); and
/// the headers every answer bears.
///
/// Something one may not see is refused with the very bytes of something that does not exist.
@ControllerAdvice
public final class Refusals {

  private static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self';"
          + " font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
  private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Function<HttpServletRequest, Page> pages;

  public Refusals(Function<HttpServletRequest, Page> pages) {
    this.pages = pages;
  }

  /// There is no such thing, or none that the actor may see: nobody can tell which.
  public static final class NotThere extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /// Somebody else changed the thing since it was read.
  public static final class Stale extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  public static boolean isApi(HttpServletRequest request) {
    return request.getRequestURI().startsWith("/api/");
  }

  @ModelAttribute
  void headers(HttpServletResponse response) {
    bear(response);
  }

  /// Puts the headers of the house on an answer.
  public static void bear(HttpServletResponse response) {
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cache-Control", "no-store");
  }

  @ExceptionHandler(WrongInput.class)
  ResponseEntity<String> wrong(WrongInput wrong, HttpServletRequest request) {
    return answer(request, status(request, wrong), "page.wrong", wrong.found());
  }

  /// To a program a clash with what others did, or with what it asked itself under the same key, is
  /// told from other mistakes by its status.
  private static HttpStatus status(HttpServletRequest request, WrongInput wrong) {
    var code = wrong.found().isEmpty() ? "" : wrong.found().getFirst().code();
    if (!isApi(request)) {
      return HttpStatus.BAD_REQUEST;
    }
    return code.equals("once-other")
        ? HttpStatus.UNPROCESSABLE_CONTENT
        : code.endsWith("-stale") || code.endsWith("-changed-since")
            ? HttpStatus.CONFLICT
            : HttpStatus.BAD_REQUEST;
  }

  @ExceptionHandler(NotThere.class)
  ResponseEntity<String> notThere(HttpServletRequest request) {
    return answer(request, HttpStatus.NOT_FOUND, "page.not-found", List.of());
  }

  @ExceptionHandler(Stale.class)
  ResponseEntity<String> stale(HttpServletRequest request) {
    return answer(request, HttpStatus.CONFLICT, "page.stale", List.of());
  }

  /// A body that is no JSON, or not of the shape asked for.
  @ExceptionHandler(HttpMessageNotReadableException.class)
  ResponseEntity<String> unreadable(HttpServletRequest request) {
    return answer(request, HttpStatus.BAD_REQUEST, "page.wrong-request", List.of());
  }

  @ExceptionHandler(Exception.class)
  ResponseEntity<String> failed(
      Exception failure, HttpServletRequest request, HttpServletResponse response) {
    bear(response);
    if (failure instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
      var status = HttpStatus.valueOf(known.getStatusCode().value());
      known
          .getHeaders()
          .forEach((name, values) -> values.forEach(v -> response.addHeader(name, v)));
      return status == HttpStatus.NOT_FOUND
          ? notThere(request)
          : answer(request, status, "page.wrong-request", List.of());
    }
    org.slf4j.LoggerFactory.getLogger(Refusals.class).error("A page failed", failure);
    return answer(request, HttpStatus.INTERNAL_SERVER_ERROR, "page.failed", List.of());
  }

  /// Answers outside an endpoint, at the door.
  public void refuse(
      HttpServletRequest request, HttpServletResponse response, int status, String title)
      throws IOException {
    var answer = answer(request, HttpStatus.valueOf(status), title, List.of());
    bear(response);
    if (status == HttpStatus.UNAUTHORIZED.value() && isApi(request)) {
      response.setHeader("WWW-Authenticate", "Bearer");
    }
    response.setStatus(status);
    response.setContentType(String.valueOf(answer.getHeaders().getContentType()));
    response
        .getOutputStream()
        .write(String.valueOf(answer.getBody()).getBytes(StandardCharsets.UTF_8));
  }

  private ResponseEntity<String> answer(
      HttpServletRequest request, HttpStatus status, String title, List<Diagnostic> found) {
    var page = pages.apply(request);
    var body = ResponseEntity.status(status);
    if (isApi(request)) {
      return body.contentType(MediaType.APPLICATION_PROBLEM_JSON)
          .body(problem(page, status, title, found));
    }
    var lines = found.stream().map(page.phrases()::say).toList();
    return body.contentType(HTML)
        .header("Content-Security-Policy", POLICY)
        .body(
            Templates.render(
                "shell/error", Map.of("page", page.titled(page.say(title)), "lines", lines)));
  }

  private static String problem(
      Page page, HttpStatus status, String title, List<Diagnostic> found) {
    var errors = new ArrayList<Map<String, Object>>();
    for (var one : found) {
      var error = new LinkedHashMap<String, Object>();
      error.put("code", one.code());
      error.put("place", one.place().shown());
      error.put("message", page.say(one.code(), one.values().toArray()));
      error.put("advice", page.say(one.code() + ".maybe", one.values().toArray()));
      errors.add(error);
    }
    var problem = new LinkedHashMap<String, Object>();
    problem.put("type", "about:blank");
    problem.put("title", page.say(title));
    problem.put("status", status.value());
    if (!errors.isEmpty()) {
      problem.put("errors", errors);
    }
    return JSON.writeValueAsString(problem);
  }
}
