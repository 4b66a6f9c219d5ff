package org.luoshi.server.shell;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.luoshi.engine.text.Language;
import org.luoshi.engine.text.Phrasebook;
import org.luoshi.engine.text.WrongInput;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.context.request.WebRequest;

/// What a page says when it cannot be shown, and the headers every page bears.
@ControllerAdvice
public final class Refusals {

  private static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  private final Function<Language, Phrasebook> phrases;

  public Refusals(Function<Language, Phrasebook> phrases) {
    this.phrases = phrases;
  }

  @ModelAttribute
  void headers(HttpServletResponse response) {
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Cache-Control", "no-store");
  }

  @ExceptionHandler(WrongInput.class)
  ResponseEntity<String> wrong(WrongInput wrong, WebRequest request) {
    var phrasebook = phrasebook(request);
    var lines = wrong.found().stream().map(phrasebook::say).toList();
    return page(phrasebook, HttpStatus.BAD_REQUEST, "page.wrong", lines);
  }

  @ExceptionHandler(Exception.class)
  ResponseEntity<String> failed(Exception failure, WebRequest request) {
    var phrasebook = phrasebook(request);
    if (failure instanceof org.springframework.web.ErrorResponse known
        && known.getStatusCode().is4xxClientError()) {
      return page(phrasebook, HttpStatus.NOT_FOUND, "page.not-found", List.of());
    }
    org.slf4j.LoggerFactory.getLogger(Refusals.class).error("A page failed", failure);
    return page(phrasebook, HttpStatus.INTERNAL_SERVER_ERROR, "page.failed", List.of());
  }

  private Phrasebook phrasebook(WebRequest request) {
    var wanted = request.getParameter("lang");
    return phrases.apply(Page.language(wanted == null ? "zh" : wanted));
  }

  private static ResponseEntity<String> page(
      Phrasebook phrasebook, HttpStatus status, String title, List<String> lines) {
    var page =
        new Page(
            phrasebook.say(title), phrasebook, "/", Map.of("lang", phrasebook.language().code()));
    return ResponseEntity.status(status)
        .contentType(new MediaType(MediaType.TEXT_HTML, java.nio.charset.StandardCharsets.UTF_8))
        .header("Content-Security-Policy", POLICY)
        .body(Templates.render("shell/error", Map.of("page", page, "lines", lines)));
  }
}
