package org.luoshi.server.establishment;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.luoshi.server.shell.Page;

/// Addresses of units and persons, whatever letters their ids are made of.
public final class Links {

  private Links() {}

  public static String unit(Page page, String unit, String... values) {
    return page.link("/organisation/" + path(unit), values);
  }

  public static String person(Page page, String person, String... values) {
    return page.link("/people/" + path(person), values);
  }

  static String path(String id) {
    return Arrays.stream(id.split("/", -1))
        .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
        .collect(Collectors.joining("/"));
  }
}
