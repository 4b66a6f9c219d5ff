package org.luoshi.server.matters;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/// The SHA-256 of what a matter says, as canonical JSON: names in order, no blanks.
public final class Digest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Digest() {}

  public static String of(Map<String, String> content) {
    return of(JSON.writeValueAsString(new TreeMap<>(content)));
  }

  /// That of a text in UTF-8.
  public static String of(String text) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
