package org.luoshi.server.access;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Somebody signed in, acting under one post: what ledger entries name and what every decision
/// asks. A former holder acts under [Held#none], which gives nothing.
///
/// `account` is the account's id, `name` what pages call the person, `person` the id that records
/// and appointments use (null where the account is nobody of the organisation). `posts` are all
/// posts held today; never more than the one in `held` counts. `limits` are the rights that a
/// program's token was given of the post's; null for a person, who has them all.
public record Actor(
    String account,
    String name,
    @Nullable String person,
    Held held,
    List<Held> posts,
    @Nullable Set<Right> limits) {

  public Actor {
    posts = List.copyOf(posts);
    limits = limits == null ? null : Set.copyOf(limits);
  }

  /// A person, limited by the post alone.
  public Actor(String account, String name, @Nullable String person, Held held, List<Held> posts) {
    this(account, name, person, held, posts, null);
  }

  public boolean may(Right right) {
    return limits == null
        ? right == Right.OWN_ACCOUNT || held.role().may(right)
        : limits.contains(right) && held.role().may(right);
  }

  public Scope scope() {
    return new Scope(held.unit(), held.role().below(), person, held.role().seesOthers());
  }

  /// As the ledger names who acted: account and post.
  public String signature() {
    return account + " " + held.id();
  }
}
