package org.luoshi.server.reminders;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.luoshi.engine.judgement.Judgement;
import org.luoshi.engine.obligation.Bearer;
import org.luoshi.engine.org.Tree;
import org.luoshi.engine.remind.Holders;
import org.luoshi.engine.text.Phrasebook;
import org.luoshi.server.access.Account;
import org.luoshi.server.access.Accounts;
import org.luoshi.server.access.Held;
import org.luoshi.server.access.Posts;
import org.luoshi.server.access.Right;
import org.luoshi.server.access.Role;
import org.luoshi.server.access.Scope;

/// The people with accounts and the posts they hold on one day: who can be reminded, and what each
/// may see.
///
/// A unit's work is done by its officers and heads; its heads are those who head, supervise or lead
/// it.
final class People implements Holders {

  private static final Set<Role> HEADS = Set.of(Role.UNIT_HEAD, Role.SUPERVISOR, Role.LEADER);

  private final Map<String, Account> accounts = new LinkedHashMap<>();
  private final Map<String, List<Held>> held = new HashMap<>();
  private final Map<String, List<String>> workers = new HashMap<>();
  private final Map<String, List<String>> heads = new HashMap<>();
  private final Map<String, List<String>> persons = new HashMap<>();
  private final Map<String, List<String>> seats = new HashMap<>();

  private People() {}

  static People on(LocalDate day, Accounts accounts, Posts posts, Phrasebook phrases) {
    var people = new People();
    for (var account : accounts.list("")) {
      if (!account.isShut()) {
        people.add(account, posts.heldBy(account.id(), account.person(), day, phrases));
      }
    }
    return people;
  }

  /// Nobody but this one.
  static People only(Account account, LocalDate day, Posts posts, Phrasebook phrases) {
    var people = new People();
    people.add(account, posts.heldBy(account.id(), account.person(), day, phrases));
    return people;
  }

  private void add(Account account, List<Held> posts) {
    accounts.put(account.id(), account);
    held.put(account.id(), posts);
    if (account.person() != null) {
      put(persons, account.person(), account);
    }
    for (var post : posts) {
      put(seats, post.id(), account);
      if (HEADS.contains(post.role())) {
        put(heads, post.unit(), account);
      }
      if (post.role() == Role.BRANCH_OFFICER || HEADS.contains(post.role())) {
        put(workers, post.unit(), account);
      }
    }
  }

  private static void put(Map<String, List<String>> map, String key, Account account) {
    var all = map.computeIfAbsent(key, _ -> new ArrayList<>());
    if (!all.contains(account.id())) {
      all.add(account.id());
    }
  }

  Account account(String id) {
    return java.util.Objects.requireNonNull(accounts.get(id), id);
  }

  /// The units and the person that the account can owe something for.
  Set<String> bearers(String account) {
    var bearers = new HashSet<String>();
    posts(account).forEach(post -> bearers.add(post.unit()));
    var person = account(account).person();
    if (person != null) {
      bearers.add(person);
    }
    return bearers;
  }

  private List<Held> posts(String account) {
    return held.getOrDefault(account, List.of());
  }

  /// Whether the account owes it in person, or may see it under one of its posts on the tree.
  boolean sees(String account, Judgement one, Tree tree) {
    var person = account(account).person();
    var obligation = one.obligation();
    boolean ofHolder = obligation.bearer() instanceof Bearer.OfHolder;
    if (ofHolder && obligation.bearer().id().equals(person)) {
      return true;
    }
    return posts(account).stream()
        .anyMatch(post ->
            new Scope(post.unit(), post.role().below(), person, post.role().seesOthers())
                    .reaches(tree, obligation.unit())
                && (!ofHolder || post.role().seesOthers())
                && post.role().may(Right.SEE));
  }

  @Override
  public List<String> ofUnit(String unit) {
    return workers.getOrDefault(unit, List.of());
  }

  @Override
  public List<String> headsOf(String unit) {
    return heads.getOrDefault(unit, List.of());
  }

  @Override
  public List<String> being(String person) {
    return persons.getOrDefault(person, List.of());
  }

  @Override
  public List<String> holding(String unit, String post) {
    return seats.getOrDefault(unit + "/" + post, List.of());
  }
}
