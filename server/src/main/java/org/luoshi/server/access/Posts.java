package org.luoshi.server.access;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.org.Appointment;
import org.luoshi.engine.org.Organisation;
import org.luoshi.engine.text.Phrasebook;
import org.luoshi.server.database.Reach;
import org.luoshi.server.org.Paths;

/// The posts somebody holds on a day: those that the records appoint their person to, where the
/// pack gives the post a role, and those an administrator gave.
///
/// A seat is `unit/post` or `unit/role`, the same for whoever holds it; two ways to one seat are
/// one post.
public final class Posts {

  private final Supplier<Standing> standing;
  private final HousePosts given;
  private volatile Index index = new Index(Organisation.empty(), Map.of(), Map.of());

  public Posts(Supplier<Standing> standing, HousePosts given) {
    this.standing = standing;
    this.given = given;
  }

  /// The appointments by person, as long as the organisation stays the same.
  private record Index(
      Organisation of, Map<String, List<Appointment>> byPerson, Map<String, Reach> reaches) {}

  Standing standing() {
    return standing.get();
  }

  /// The posts of the account on the day, in the order of roles, with titles in the language of the
  /// phrases.
  public List<Held> heldBy(
      String account, @Nullable String person, LocalDate day, Phrasebook phrases) {
    var now = standing.get();
    var held = new LinkedHashMap<String, Held>();
    if (person != null) {
      for (var appointment : index(now.organisation()).byPerson().getOrDefault(person, List.of())) {
        of(appointment, now, day, phrases).forEach(one -> held.putIfAbsent(one.id(), one));
      }
    }
    for (var post : given.of(account)) {
      if (post.heldOn(day) && lives(now, post.unit(), day)) {
        held.putIfAbsent(post.seat(), of(post, now, day, phrases));
      }
    }
    return held.values().stream()
        .sorted(Comparator.comparing(Held::role).thenComparing(Held::id))
        .toList();
  }

  /// The rows that a post reaches: all paths its unit ever had and what lay below them; everything
  /// for a post of the whole house, or of its only root.
  public Reach reach(Held post, LocalDate day) {
    if (post.unit().isEmpty()) {
      return post.role().below() ? Reach.WHOLE : Reach.NOTHING;
    }
    var organisation = standing.get().organisation();
    if (organisation.unit(post.unit()).isEmpty()) {
      return Reach.NOTHING;
    }
    return index(organisation)
        .reaches()
        .computeIfAbsent(
            post.unit() + " " + day,
            _ -> {
              var tree = organisation.treeOn(day);
              return tree.subtree(post.unit()).size() == tree.preorder().size()
                  ? Reach.WHOLE
                  : new Reach(new Paths(organisation).ever(post.unit()), post.unit());
            });
  }

  private static boolean lives(Standing now, String unit, LocalDate day) {
    return unit.isEmpty()
        || now.organisation().unit(unit).filter(one -> one.livesOn(day)).isPresent();
  }

  @SuppressWarnings("ReferenceEquality") // comparing whole organisations would cost what it saves
  private Index index(Organisation organisation) {
    var known = index;
    if (known.of() != organisation) {
      var byPerson = new HashMap<String, List<Appointment>>();
      organisation
          .appointments()
          .forEach(one -> byPerson.computeIfAbsent(one.person(), _ -> new ArrayList<>()).add(one));
      known = new Index(organisation, byPerson, new ConcurrentHashMap<>());
      index = known;
    }
    return known;
  }

  private static List<Held> of(
      Appointment appointment, Standing now, LocalDate day, Phrasebook phrases) {
    var held = new ArrayList<Held>();
    if (!appointment.heldOn(day) || !lives(now, appointment.unit(), day)) {
      return held;
    }
    for (var post : now.posts()) {
      var role = post.role() == null ? null : Role.of(post.role()).orElse(null);
      if (role != null && post.matches(appointment)) {
        held.add(
            new Held(
                appointment.unit() + "/" + post.id(),
                role,
                title(now, appointment.unit(), post.title().in(phrases.language()), day, phrases),
                appointment.unit(),
                appointment.from(),
                appointment.until(),
                null));
      }
    }
    return held;
  }

  private static Held of(HousePost post, Standing now, LocalDate day, Phrasebook phrases) {
    var title = post.title().isEmpty() ? phrases.say("role." + post.role().code()) : post.title();
    var shown = title(now, post.unit(), title, day, phrases);
    return new Held(
        post.seat(),
        post.role(),
        post.standsIn() == null ? shown : phrases.say("post.stand-in", shown, post.standsIn()),
        post.unit(),
        post.from(),
        post.until(),
        post.standsIn());
  }

  private static String title(
      Standing now, String unit, String post, LocalDate day, Phrasebook phrases) {
    var name = now.organisation().unit(unit).map(one -> one.nameOn(day)).orElse("");
    return name.isEmpty() ? post : phrases.say("post.at", name, post);
  }
}
