package org.luoshi.server.access;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Accounts opened from the terminal, each with a link that works once; the only way to the first
/// administrator, and back in for one who is locked out.
public final class Invitations {

  /// The account that a first start opens.
  public static final String ADMINISTRATOR = "admin";

  private final Rooms rooms;
  private final LocalDate today;

  public Invitations(Rooms rooms, LocalDate today) {
    this.rooms = rooms;
    this.today = today;
  }

  /// Whom to let in as what: the role at the unit until a day, or the person that records appoint.
  public record Guest(
      String name,
      String title,
      @Nullable Role role,
      String unit,
      @Nullable LocalDate until,
      @Nullable String person) {

    public static Guest holding(String name, String title, Role role, String unit) {
      return new Guest(name, title, role, unit, null, null);
    }

    public static Guest being(String name, String title, String person) {
      return new Guest(name, title, null, "", null, person);
    }
  }

  private By by() {
    return By.terminal(rooms.clock().instant());
  }

  /// The path of a link for the first administrator, where there is no account at all.
  public Optional<String> first(String title) {
    return rooms.accounts().isEmpty()
        ? invite(Guest.holding(ADMINISTRATOR, title, Role.ADMINISTRATOR, ""))
        : Optional.empty();
  }

  /// The path of a new link for the guest, opening the account where there is none; empty where
  /// somebody has chosen its password already.
  public Optional<String> invite(Guest guest) {
    var known = rooms.accounts().byName(guest.name());
    if (known.isPresent() && (known.get().hasPassword() || known.get().isClosed())) {
      return Optional.empty();
    }
    var account = known.orElseGet(() -> opened(guest));
    return Optional.of(link(account));
  }

  private Account opened(Guest guest) {
    var account = rooms.accounts().open(new Accounts.Wanted(guest.name(), guest.title(), ""), by());
    if (guest.person() != null) {
      rooms.accounts().link(account.id(), guest.person(), by());
    }
    if (guest.role() != null) {
      give(account, guest.role(), guest.unit(), guest.until());
    }
    return account;
  }

  private void give(Account account, Role role, String unit, @Nullable LocalDate until) {
    rooms
        .housePosts()
        .give(new HousePosts.Wanted(account.id(), role, unit, "", "", today, until, null), by());
  }

  private String link(Account account) {
    return Links.path(rooms.links().make(account.id(), rooms.parameters().access(), by()));
  }

  /// Unlocks the account and gives it a new link, and if asked forgets its second factors; empty
  /// where there is none of that name.
  public Optional<String> reset(String name, boolean forgetFactors) {
    return rooms
        .accounts()
        .byName(name)
        .filter(account -> !account.isClosed())
        .map(account -> {
          rooms.accounts().unlock(account.id(), by());
          if (forgetFactors) {
            rooms.accounts().forgetFactors(account.id(), by());
          }
          return link(account);
        });
  }

  /// Makes the account an administrator, opening it where there is none; the path of a new link.
  public String administrator(String name, String title) {
    var known = rooms.accounts().byName(name).filter(account -> !account.isClosed());
    if (known.isEmpty()) {
      return link(opened(Guest.holding(name, title, Role.ADMINISTRATOR, "")));
    }
    boolean is =
        rooms.housePosts().of(known.get().id()).stream()
            .anyMatch(post -> post.role() == Role.ADMINISTRATOR && post.heldOn(today));
    if (!is) {
      give(known.get(), Role.ADMINISTRATOR, "", null);
    }
    return reset(name, false).orElseThrow();
  }
}
