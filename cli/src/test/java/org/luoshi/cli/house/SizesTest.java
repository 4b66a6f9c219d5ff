package org.luoshi.cli.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.puppycrawl.tools.checkstyle.Checker;
import com.puppycrawl.tools.checkstyle.ConfigurationLoader;
import com.puppycrawl.tools.checkstyle.PropertiesExpander;
import com.puppycrawl.tools.checkstyle.api.AuditEvent;
import com.puppycrawl.tools.checkstyle.api.AuditListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The sizes of config/checkstyle.xml, on a text that exceeds each.
class SizesTest {

  @TempDir Path folder;

  @Test
  void passAFileAtTheLimits() throws Exception {
    assertThat(found(source(40, 7, "LocalDate.now(clock)", 400))).isEmpty();
  }

  @Test
  void refuseALongFileALongMethodManyParametersAndAClocklessNow() throws Exception {
    assertThat(found(source(41, 8, "LocalDate." + "now()", 401)))
        .hasSize(4)
        .anyMatch(said -> said.contains("401") && said.contains("400"))
        .anyMatch(said -> said.contains("41") && said.contains("40"))
        .anyMatch(said -> said.contains("8") && said.contains("7"))
        .anyMatch(said -> said.startsWith("Time comes in as a Clock"));
  }

  private static String source(int methodLines, int parameters, String time, int lines) {
    var text = new StringBuilder("class Made {\n  void work(int p1");
    for (int i = 2; i <= parameters; i++) {
      text.append(", int p").append(i);
    }
    text.append(") {\n").append("    go();\n".repeat(methodLines - 2)).append("  }\n");
    text.append("  Object day = ").append(time).append(";\n");
    long written = text.toString().lines().count() + 1;
    text.append("  int a;\n".repeat((int) (lines - written))).append("}\n");
    return text.toString();
  }

  private List<String> found(String source) throws Exception {
    var file = Files.writeString(folder.resolve("Made.java"), source);
    var heard = new Heard(new ArrayList<>());
    var checker = new Checker();
    checker.setModuleClassLoader(Checker.class.getClassLoader());
    checker.configure(
        ConfigurationLoader.loadConfiguration(
            "../config/checkstyle.xml", new PropertiesExpander(new Properties())));
    checker.addListener(heard);
    checker.process(List.of(file.toFile()));
    checker.destroy();
    return heard.said();
  }

  private record Heard(List<String> said) implements AuditListener {
    @Override
    public void addError(AuditEvent event) {
      said.add(event.getMessage());
    }

    @Override
    public void addException(AuditEvent event, Throwable thrown) {
      throw new AssertionError(event.getFileName(), thrown);
    }

    @Override
    public void auditStarted(AuditEvent event) {}

    @Override
    public void auditFinished(AuditEvent event) {}

    @Override
    public void fileStarted(AuditEvent event) {}

    @Override
    public void fileFinished(AuditEvent event) {}
  }
}
