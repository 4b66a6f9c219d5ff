package org.luoshi.testkit.judging;

import java.util.List;
import java.util.stream.Collectors;

/// A small world with what must be said of it, written by hand: one line of [Verdict#line] each, in
/// the order of verdicts.
public record Scenario(String name, World world, String expected) {

  public static String lines(List<Verdict> verdicts) {
    return verdicts.stream().sorted().map(Verdict::line).collect(Collectors.joining("\n"));
  }
}
