package org.luoshi.server.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.luoshi.server.access.Open;
import org.luoshi.server.shell.Page;
import org.luoshi.server.shell.Templates;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// The API told of itself: an OpenAPI 3.1 document for programs and a page in words for people.
@RestController
public final class DocumentApi {

  private static final String HTML = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8";

  private final Supplier<OpenApiWebMvcResource> documents;
  private final Supplier<RequestMappingHandlerMapping> mapping;

  public DocumentApi(
      Supplier<OpenApiWebMvcResource> documents, Supplier<RequestMappingHandlerMapping> mapping) {
    this.documents = documents;
    this.mapping = mapping;
  }

  @Open("what the API offers is no secret; the document holds no data")
  @GetMapping(path = "/api/v1/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
  String document(HttpServletRequest request) {
    try {
      var json = documents.get().openapiJson(request, "/api/document", Locale.ENGLISH);
      return new String(json, StandardCharsets.UTF_8);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Hidden
  @Open("what the API offers is no secret; the page holds no data")
  @GetMapping(path = Operations.ROOT, produces = HTML)
  String page(Page page) {
    List<Operations.Operation> all = Operations.of(mapping.get());
    return Templates.render(
        "api/operations", Map.of("page", page.titled("page.api"), "operations", all));
  }
}
