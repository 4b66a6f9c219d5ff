package org.luoshi.server.database;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a database is and as whom to enter: a JDBC address, a user, a password.
///
/// User and password are null where the address itself or the driver's own files hold them.
public record Access(String url, @Nullable String user, @Nullable String password) {

  private static final String JDBC = "jdbc:";

  /// Reads `jdbc:postgresql://…` as it stands, or `postgresql://user:password@host:port/database`
  /// as PostgreSQL's own tools write it; empty where the text is neither.
  public static Optional<Access> parse(String text) {
    if (text.startsWith(JDBC + "postgresql:")) {
      return Optional.of(new Access(text, null, null));
    }
    if (!text.startsWith("postgresql://") && !text.startsWith("postgres://")) {
      return Optional.empty();
    }
    try {
      return Optional.of(ofUri(URI.create(text)));
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }

  private static Access ofUri(URI uri) {
    var authority = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
    int at = authority.lastIndexOf('@');
    var login = at < 0 ? "" : authority.substring(0, at);
    int colon = login.indexOf(':');
    var user = colon < 0 ? login : login.substring(0, colon);
    var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return new Access(
        JDBC + "postgresql://" + authority.substring(at + 1) + uri.getRawPath() + query,
        user.isEmpty() ? null : decoded(user),
        colon < 0 ? null : decoded(login.substring(colon + 1)));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /// The address without anything secret in it, for people and logs.
  String shown() {
    int query = url.indexOf('?');
    return query < 0 ? url : url.substring(0, query);
  }

  @Override
  public String toString() {
    return shown();
  }
}
