package org.luoshi.server.access;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The settings of access, as an administrator has set them.
///
/// A session ends after `idleMinutes` without a request, and after `longestHours` in any case. A
/// password lasts `passwordDays`; 0 is for ever. After `attempts` failures in a row the account is
/// locked for `lockMinutes`, twice as long after each further one, at most an hour. The security
/// log is kept for `logMonths`, never less than six.
public record AccessRules(
    int idleMinutes,
    int longestHours,
    int passwordDays,
    int attempts,
    int lockMinutes,
    int linkHours,
    int logMonths,
    Set<Role> twoFactors) {

  public static final AccessRules USUAL = new AccessRules(30, 12, 0, 5, 1, 72, 12, Set.of());

  private static final Duration LONGEST_LOCK = Duration.ofHours(1);

  public AccessRules {
    twoFactors = Set.copyOf(twoFactors);
  }

  /// As the table of settings has them; what is missing there is as usual.
  static AccessRules of(Map<String, String> kept) {
    return new AccessRules(
        number(kept, "access.idle-minutes", USUAL.idleMinutes),
        number(kept, "access.longest-hours", USUAL.longestHours),
        number(kept, "access.password-days", USUAL.passwordDays),
        number(kept, "access.attempts", USUAL.attempts),
        number(kept, "access.lock-minutes", USUAL.lockMinutes),
        number(kept, "access.link-hours", USUAL.linkHours),
        number(kept, "access.log-months", USUAL.logMonths),
        roles(kept.getOrDefault("access.two-factors", "")));
  }

  private static int number(Map<String, String> kept, String key, int usual) {
    var value = kept.get(key);
    return value == null ? usual : Integer.parseInt(value);
  }

  static Set<Role> roles(String written) {
    var roles = EnumSet.noneOf(Role.class);
    for (var code : written.split(" ", -1)) {
      Role.of(code).ifPresent(roles::add);
    }
    return roles;
  }

  Map<String, String> kept() {
    return Map.of(
        "access.idle-minutes", String.valueOf(idleMinutes),
        "access.longest-hours", String.valueOf(longestHours),
        "access.password-days", String.valueOf(passwordDays),
        "access.attempts", String.valueOf(attempts),
        "access.lock-minutes", String.valueOf(lockMinutes),
        "access.link-hours", String.valueOf(linkHours),
        "access.log-months", String.valueOf(logMonths),
        "access.two-factors",
            twoFactors.stream().map(Role::code).sorted().collect(Collectors.joining(" ")));
  }

  /// Until when so many failures in a row lock the account; empty where they do not yet.
  Optional<Instant> lockedUntil(int failures, Instant now) {
    int beyond = failures - attempts;
    if (beyond < 0) {
      return Optional.empty();
    }
    var wait = Duration.ofMinutes(lockMinutes).multipliedBy(1L << Math.min(beyond, 10));
    return Optional.of(now.plus(wait.compareTo(LONGEST_LOCK) > 0 ? LONGEST_LOCK : wait));
  }

  boolean hasExpired(@Nullable Instant passwordAt, Instant now) {
    return passwordDays > 0
        && passwordAt != null
        && !now.isBefore(passwordAt.plus(Duration.ofDays(passwordDays)));
  }

  Duration linkLasts() {
    return Duration.ofHours(linkHours);
  }
}
