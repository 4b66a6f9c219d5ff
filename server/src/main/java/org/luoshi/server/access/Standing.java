package org.luoshi.server.access;

import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.luoshi.engine.duty.Post;
import org.luoshi.engine.duty.RecordKind;
import org.luoshi.engine.org.Organisation;

/// The organisation as its records tell it, and what the packs say of posts and records: all that
/// rights are drawn from besides the house's own posts.
public record Standing(
    Organisation organisation, Collection<Post> posts, Map<String, RecordKind> kinds, ZoneId zone) {

  /// Of a house in which nothing was adopted yet.
  public static final Standing NONE =
      new Standing(Organisation.empty(), List.of(), Map.of(), ZoneId.of("Asia/Shanghai"));

  public Standing {
    posts = List.copyOf(posts);
    kinds = Map.copyOf(kinds);
  }
}
