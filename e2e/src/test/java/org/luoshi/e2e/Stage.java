package org.luoshi.e2e;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Sets the stage: one browser for the run, one bureau with [Unfinished] work for all who only
/// look, one for each that writes, and the desks of each test.
final class Stage implements ParameterResolver, AfterEachCallback {

  private static final Namespace SPACE = Namespace.create(Stage.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    var type = parameter.getParameter().getType();
    return type == Bureau.class || type == Desks.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Bureau.class ? bureau(context) : desks(context);
  }

  private static Bureau bureau(ExtensionContext context) {
    var journey = context.getRequiredTestClass().getAnnotation(Journey.class);
    return journey != null && journey.writes()
        ? context.getStore(SPACE).computeIfAbsent("own", _ -> Bureau.open(), Bureau.class)
        : context
            .getRoot()
            .getStore(SPACE)
            .computeIfAbsent(
                "shared",
                _ -> Unfinished.in(Bureau.open(), chromium(context).browser()),
                Bureau.class);
  }

  private static Chromium chromium(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(SPACE)
        .computeIfAbsent("chromium", _ -> new Chromium(), Chromium.class);
  }

  private static Desks desks(ExtensionContext context) {
    return context
        .getStore(SPACE)
        .computeIfAbsent(
            "desks", _ -> new Desks(chromium(context).browser(), bureau(context)), Desks.class);
  }

  /// Closed here and not by the store, so that a complaint fails the test it belongs to.
  @Override
  public void afterEach(ExtensionContext context) {
    @Nullable Desks desks = context.getStore(SPACE).remove("desks", Desks.class);
    if (desks != null) {
      if (context.getExecutionException().isPresent()) {
        desks.picture("failed " + context.getRequiredTestMethod().getName());
      }
      desks.close();
    }
  }
}
