package org.luoshi.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The machine a figure was taken on, and the writing of figures.
final class Machine {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private Machine() {}

  static void print(String bench, Map<String, Object> figures) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("bench", bench);
    tree.putAll(figures);
    var runtime = Runtime.getRuntime();
    tree.put("processors", runtime.availableProcessors());
    tree.put("heap_limit_mb", runtime.maxMemory() >> 20);
    tree.put("java", Runtime.version().toString());
    tree.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    System.out.println(JSON.writeValueAsString(tree));
  }

  static double seconds(long nanos) {
    return Math.round(nanos / 1e6) / 1e3;
  }
}
