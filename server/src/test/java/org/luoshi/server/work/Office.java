package org.luoshi.server.work;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.text.Language;
import org.luoshi.server.House;
import org.luoshi.server.Phrases;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Held;
import org.luoshi.server.access.Role;
import org.luoshi.server.database.Database;
import org.luoshi.server.files.Attachments;
import org.luoshi.server.files.Vault;
import org.luoshi.server.programmes.Programmes;
import org.luoshi.server.records.Imports;
import org.luoshi.server.records.Workbook;
import org.luoshi.server.shell.Frame;
import org.luoshi.server.shell.Page;
import org.luoshi.server.uploads.Apart;

/// A small bureau on the last day of October 2020, with the people who work in it: a bureau B over
/// two branches, B1 (福利院党支部) and B2 (救助站党支部).
public final class Office implements AutoCloseable {

  public static final Instant NOW = Instant.parse("2020-10-31T02:00:00Z");

  public final House house;
  public final Desks desks;
  final Attachments attachments;
  final Vault vault;

  public final Actor officer = actor("一", Role.BRANCH_OFFICER, "B1", null);
  public final Actor neighbour = actor("二", Role.BRANCH_OFFICER, "B2", null);
  public final Actor head = actor("三", Role.UNIT_HEAD, "B1", "P1");
  public final Actor supervisor = actor("四", Role.SUPERVISOR, "B", null);

  public Office(Database database, Path folder) {
    house = House.on(database, folder.resolve("files"), Clock.fixed(NOW, ZoneOffset.UTC));
    vault = new Vault(house.files());
    attachments = new Attachments(house.database(), house.ledger(), vault, new Apart());
    desks =
        new Desks(
            house.live()::now,
            house.database(),
            house.ledger(),
            house.entries(),
            house.once(),
            house.clock(),
            signature -> signature);
    importing(
        folder.resolve("组织机构.xlsx"),
        new Workbook()
            .sheet(
                "组织",
                List.of(
                    List.of("单位编码", "单位名称", "上级单位", "单位类型", "成立日期", "撤销日期"),
                    List.of("B", "市局党组", "", "党组", "2001-01-01", ""),
                    List.of("B1", "福利院党支部", "市局党组", "党支部", "2001-01-01", ""),
                    List.of("B2", "救助站党支部", "市局党组", "党支部", "2001-01-01", ""),
                    List.of("B3", "旧站党支部", "市局党组", "党支部", "2001-01-01", "2019-07-01")))
            .sheet(
                "任职",
                List.of(
                    List.of("人员编号", "单位名称", "岗位", "职级", "任职日期", "免职日期"),
                    List.of("P1", "福利院党支部", "支部书记", "科级以上", "2018-01-01", ""),
                    List.of("P2", "救助站党支部", "支部书记", "", "2018-01-01", "")))
            .sheet(
                "结对户", List.of(List.of("户编号", "结对干部"), List.of("H1", "P1"), List.of("H2", "P2"))));
  }

  public void importing(Path file, Workbook book) {
    book.write(file);
    var outcome =
        house
            .imports()
            .run(
                new Imports.Wanted(
                    List.of(file), Programmes.find(Programmes.DEFAULT), "test", false, true),
                _ -> {});
    if (outcome.hasRejected()) {
      throw new IllegalStateException(String.valueOf(outcome.sheets()));
    }
  }

  /// Somebody of this name acting in the role at the unit.
  public static Actor actor(String name, Role role, String unit, @Nullable String person) {
    var held =
        new Held(
            unit + "/" + role.code(),
            role,
            role.code(),
            unit,
            LocalDate.of(2001, 1, 1),
            null,
            null);
    return new Actor("account/" + name, name, person, held, List.of(held));
  }

  public static Page page() {
    return page(Map.of());
  }

  public static Page page(Map<String, String> kept) {
    return new Page("", Phrases.in(Language.ZH), "/records", kept, Frame.BARE);
  }

  /// A form as a browser sends it, with a mark of its own.
  public static Map<String, String> form(String... values) {
    var form = new HashMap<String, String>();
    for (int i = 0; i + 1 < values.length; i += 2) {
      form.put(values[i], values[i + 1]);
    }
    form.putIfAbsent("once", UUID.randomUUID().toString());
    return form;
  }

  /// The form of a meeting held by B1.
  static Map<String, String> meeting(String day, String present) {
    return form(
        "v-unit", "B1",
        "v-kind", "committee",
        "v-date", day,
        "v-due", "10",
        "v-present", present);
  }

  String enter(Actor actor, String kind, Map<String, String> form) {
    var answer = new RecordPages(desks).save(kind, page(), actor, form);
    var to = answer.getHeaders().getFirst("Location");
    if (to == null) {
      throw new IllegalStateException(String.valueOf(answer.getBody()));
    }
    var parts = to.replaceFirst("\\?.*", "").split("/");
    return parts[2] + "/" + parts[3];
  }

  @Override
  public void close() {
    house.close();
  }
}
