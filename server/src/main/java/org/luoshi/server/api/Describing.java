package org.luoshi.server.api;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.luoshi.engine.text.Phrasebook;
import org.luoshi.server.access.Open;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.method.HandlerMethod;

/// Completes the document that is read off the endpoints: each operation's words, the right it asks
/// for, its refusals, and how a token is shown.
public final class Describing implements GlobalOpenApiCustomizer, GlobalOperationCustomizer {

  private static final String TOKEN = "token";
  private static final String PROBLEM = "#/components/schemas/Problem";
  private static final Map<String, String> REFUSALS = refusals();

  private final Phrasebook phrases;

  public Describing(Phrasebook phrases) {
    this.phrases = phrases;
  }

  private static Map<String, String> refusals() {
    var refusals = new LinkedHashMap<String, String>();
    for (var status : List.of("400", "401", "403", "404", "429", "500")) {
      refusals.put(status, "api.answer." + status);
    }
    return refusals;
  }

  @Override
  public void customise(OpenAPI document) {
    document.info(
        new Info()
            .title(phrases.say("api.title"))
            .description(phrases.say("api.description"))
            .version("1")
            .license(new License().name("Apache-2.0").identifier("Apache-2.0")));
    document.servers(List.of(new Server().url("/")));
    if (document.getPaths() != null) {
      var paths = new Paths();
      document.getPaths().forEach((path, item) -> paths.addPathItem(path.replace("{*", "{"), item));
      document.paths(paths);
    }
    if (document.getComponents() == null) {
      document.components(new Components());
    }
    ModelConverters.getInstance(true)
        .readAll(Problem.class)
        .forEach((name, schema) -> document.getComponents().addSchemas(name, schema));
    document
        .getComponents()
        .addSecuritySchemes(
            TOKEN,
            new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .description(phrases.say("api.token")));
    document.addSecurityItem(new SecurityRequirement().addList(TOKEN));
  }

  @Override
  public Operation customize(Operation operation, HandlerMethod handler) {
    var id = Operations.id(handler);
    var key = "op." + id;
    operation.operationId(id);
    operation.summary(phrases.knows(key) ? phrases.say(key) : id);
    var rights = Operations.rights(handler);
    if (!rights.isEmpty()) {
      operation.description(phrases.say("api.right", rights));
    }
    askedFor(operation, id);
    if (handler.hasMethodAnnotation(PostMapping.class)) {
      refuse(operation, "409", "api.answer.409");
      refuse(operation, "415", "api.answer.415");
      refuse(operation, "422", "api.answer.422");
      if (operation.getParameters() != null) {
        operation.getParameters().stream()
            .filter(one -> "Idempotency-Key".equals(one.getName()))
            .forEach(one -> one.description(phrases.say("api.once")));
      }
    }
    speak(operation);
    if (handler.hasMethodAnnotation(Open.class)) {
      operation.security(List.of());
    }
    REFUSALS.forEach((status, said) -> refuse(operation, status, said));
    return operation;
  }

  /// The names that an operation looks at which takes its query as it comes.
  private static void askedFor(Operation operation, String id) {
    if (operation.getParameters() != null
        && operation.getParameters().removeIf(one -> "asked".equals(one.getName()))) {
      for (var name : Asked.of(id)) {
        operation.addParametersItem(
            new Parameter().in("query").name(name).schema(new StringSchema()));
      }
    }
  }

  private void speak(Operation operation) {
    if (operation.getParameters() == null
        || operation.getParameters().stream().noneMatch(one -> "lang".equals(one.getName()))) {
      operation.addParametersItem(
          new Parameter()
              .in("query")
              .name("lang")
              .description(phrases.say("api.lang"))
              .schema(new StringSchema()._enum(List.of("zh", "en"))));
    }
  }

  private void refuse(Operation operation, String status, String said) {
    if (operation.getResponses() == null) {
      operation.responses(new ApiResponses());
    }
    operation
        .getResponses()
        .putIfAbsent(
            status,
            new ApiResponse()
                .description(phrases.say(said))
                .content(
                    new Content()
                        .addMediaType(
                            "application/problem+json",
                            new MediaType().schema(new Schema<>().$ref(PROBLEM)))));
  }
}
