package org.luoshi.server.shell;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.nio.file.Path;
import java.util.Map;

/// The pages' templates, compiled when the house was built.
public final class Templates {

  private static final TemplateEngine ENGINE =
      TemplateEngine.createPrecompiled(
          Path.of("jte-classes"),
          ContentType.Html,
          Templates.class.getClassLoader(),
          "org.luoshi.server.templates");

  private Templates() {}

  public static String render(String name, Map<String, Object> values) {
    var out = new StringOutput();
    ENGINE.render(name + ".jte", values, out);
    return out.toString();
  }
}
