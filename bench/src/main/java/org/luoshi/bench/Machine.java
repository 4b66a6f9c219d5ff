package org.luoshi.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The machine a figure was taken on, and the writing of figures.
public final class Machine {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private static final JsonMapper LINES = JsonMapper.builder().build();

  private Machine() {}

  public static void print(String bench, Map<String, Object> figures) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("bench", bench);
    tree.putAll(figures);
    tree.putAll(described());
    System.out.println(JSON.writeValueAsString(tree));
  }

  /// One figure as one line.
  public static void line(Map<String, Object> figure) {
    System.out.println(LINES.writeValueAsString(figure));
  }

  /// What the machine is, for the first line.
  public static Map<String, Object> described() {
    var machine = new LinkedHashMap<String, Object>();
    var runtime = Runtime.getRuntime();
    machine.put("processors", runtime.availableProcessors());
    machine.put("heap_limit_mb", runtime.maxMemory() >> 20);
    machine.put("java", Runtime.version().toString());
    machine.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    return machine;
  }

  public static double seconds(long nanos) {
    return Math.round(nanos / 1e6) / 1e3;
  }
}
