package org.luoshi.server.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// The part somebody plays while acting under one post, with the rights that go with it.
///
/// Source: the table of roles in docs/guide/access.md, which a test compares with this one.
public enum Role {
  BRANCH_OFFICER(
      "branch-officer",
      false,
      Right.SEE,
      Right.EXPORT,
      Right.RECORD,
      Right.SEE_ORGANISATION,
      Right.SEE_PACKS),
  UNIT_HEAD(
      "unit-head",
      true,
      Right.SEE,
      Right.SEE_INSIGHT,
      Right.EXPORT,
      Right.RECORD,
      Right.DECLARE_NIL,
      Right.ASK_WAIVER,
      Right.ASSIGN_OBJECT,
      Right.SEE_ORGANISATION,
      Right.SIGN,
      Right.SEE_PACKS),
  SUPERVISOR(
      "supervisor",
      true,
      Right.SEE,
      Right.SEE_INSIGHT,
      Right.EXPORT,
      Right.RECORD,
      Right.RETURN_RECORD,
      Right.GRANT_WAIVER,
      Right.EDIT_REPORT,
      Right.ASSIGN_OBJECT,
      Right.SEE_ORGANISATION,
      Right.OPEN_MATTER,
      Right.INSPECT,
      Right.VERIFY,
      Right.SEE_PACKS),
  LEADER(
      "leader",
      true,
      Right.SEE,
      Right.SEE_INSIGHT,
      Right.EXPORT,
      Right.EDIT_REPORT,
      Right.FREEZE_REPORT,
      Right.APPROVE_PACK,
      Right.ASSIGN_OBJECT,
      Right.SEE_ORGANISATION,
      Right.OPEN_MATTER,
      Right.DECIDE,
      Right.SIGN,
      Right.SEE_PACKS),
  PROGRAMME_AUTHOR(
      "programme-author",
      true,
      Right.SEE_PACKS,
      Right.DRAFT_PACK,
      Right.APPROVE_PACK,
      Right.SEE_ORGANISATION),
  INSPECTOR("inspector", true, Right.SEE, Right.RECORD, Right.INSPECT, Right.SEE_PACKS),
  AUDITOR(
      "auditor",
      true,
      Right.SEE,
      Right.SEE_INSIGHT,
      Right.EXPORT,
      Right.SEE_ORGANISATION,
      Right.SEE_PACKS,
      Right.SEE_LEDGER),
  ENQUIRY_DESK("enquiry-desk", false, Right.SEE, Right.RECORD, Right.SEE_PACKS),
  ADMINISTRATOR(
      "administrator",
      true,
      Right.SEE_ORGANISATION,
      Right.CHANGE_ORGANISATION,
      Right.MANAGE_ACCOUNTS,
      Right.CHANGE_SETTINGS),
  /// A member of the public holds no account and no right inside the house.
  PUBLIC("public", false);

  private final String code;
  private final boolean below;
  private final Set<Right> rights;

  Role(String code, boolean below, Right... rights) {
    this.code = code;
    this.below = below;
    var all = EnumSet.noneOf(Right.class);
    all.addAll(Arrays.asList(rights));
    if (!code.equals("public")) {
      all.add(Right.OWN_ACCOUNT);
    }
    this.rights = java.util.Collections.unmodifiableSet(all);
  }

  /// Its name in packs, tables and JSON, such as `branch-officer`.
  public String code() {
    return code;
  }

  /// Whether it reaches the units below its own too.
  public boolean below() {
    return below;
  }

  public Set<Right> rights() {
    return rights;
  }

  public boolean may(Right right) {
    return rights.contains(right);
  }

  /// Whether it sees the duties of other persons' posts: superiors and auditors do, colleagues do
  /// not.
  public boolean seesOthers() {
    return this == UNIT_HEAD || this == SUPERVISOR || this == LEADER || this == AUDITOR;
  }

  public static Optional<Role> of(String code) {
    return Arrays.stream(values()).filter(role -> role.code.equals(code)).findFirst();
  }
}
