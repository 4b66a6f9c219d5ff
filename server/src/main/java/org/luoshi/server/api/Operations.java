package org.luoshi.server.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.luoshi.server.access.Allows;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Every operation of the API as its endpoints declare it: method, path, and the rights that open
/// it.
public final class Operations {

  static final String ROOT = "/api/v1/";

  private Operations() {}

  /// One operation; `id` names it in the document and its words in the phrases (`op.ID`).
  public record Operation(String id, String method, String path, String rights) {
    /// The key of its words.
    public String phrase() {
      return "op." + id;
    }
  }

  /// All of them by path and method, each once.
  static List<Operation> of(RequestMappingHandlerMapping mapping) {
    var all = new ArrayList<Operation>();
    mapping
        .getHandlerMethods()
        .forEach((info, handler) -> {
          if (isOperation(handler)) {
            for (var path : paths(info)) {
              for (var method : info.getMethodsCondition().getMethods()) {
                all.add(new Operation(id(handler), method.name(), path, rights(handler)));
              }
            }
          }
        });
    return all.stream()
        .filter(one -> one.path().startsWith(ROOT) && !one.path().equals(ROOT))
        .collect(Collectors.toMap(one -> one.method() + " " + one.path(), one -> one, (a, _) -> a))
        .values()
        .stream()
        .sorted(Comparator.comparing(Operation::path).thenComparing(Operation::method))
        .toList();
  }

  static boolean isOperation(HandlerMethod handler) {
    return handler.getBeanType().getSimpleName().endsWith("Api");
  }

  private static List<String> paths(RequestMappingInfo info) {
    return info.getPatternValues().stream()
        .map(path -> path.replaceAll("\\{([a-zA-Z]+):(?:[^{}]|\\{[^{}]*})*}", "{$1}"))
        .toList();
  }

  /// What the operation is called: its room's word and its own, such as `report.freeze`. Those that
  /// differ in their form only (`statusText`) are one operation.
  static String id(HandlerMethod handler) {
    var room = handler.getBeanType().getSimpleName().replaceFirst("Api$", "");
    var own = handler.getMethod().getName().replaceFirst("Text$", "");
    return room.substring(0, 1).toLowerCase(Locale.ROOT) + room.substring(1) + "." + own;
  }

  /// The rights that open it, any of them; empty where it is open to all.
  static String rights(HandlerMethod handler) {
    var allows = handler.getMethodAnnotation(Allows.class);
    return allows == null
        ? ""
        : Arrays.stream(allows.value()).map(Enum::name).collect(Collectors.joining(" | "));
  }
}
