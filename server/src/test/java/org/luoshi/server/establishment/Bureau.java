package org.luoshi.server.establishment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.luoshi.engine.record.Value;
import org.luoshi.office.sheet.Table;
import org.luoshi.office.sheet.Tables;
import org.luoshi.server.House;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Held;
import org.luoshi.server.access.Role;
import org.luoshi.server.database.TestDatabase;
import org.luoshi.server.database.TestServer;
import org.luoshi.server.programmes.Programmes;
import org.luoshi.server.records.History;
import org.luoshi.server.records.ImportOutcome;
import org.luoshi.server.records.Imports;

/// A small bureau in a database of its own: a party group, two committees, six branches, their
/// people and a year of meetings; it is 15 October 2020, and every look at the clock takes a
/// second.
final class Bureau {

  static final LocalDate TODAY = LocalDate.of(2020, 10, 15);
  static final Actor ADMINISTRATOR = actor(Role.ADMINISTRATOR, "");

  final House house;
  final History versions;
  final Establishment establishment;
  private final Path folder;

  Bureau(TestServer server, Path folder) {
    this.folder = folder;
    this.house = House.on(TestDatabase.on(server).open(), new Ticking());
    this.versions = new History(house.database());
    this.establishment =
        new Establishment(
            house.database(),
            house.entries(),
            versions,
            () -> house.live().now().board(),
            house.clock());
    run(write("组织机构.xlsx", units(), appointments()));
    run(write("工作台账.xlsx", meetings(), findings()));
  }

  /// A clock that goes on by a second at each look.
  private static final class Ticking extends Clock {
    private Instant now = Instant.parse("2020-10-15T01:00:00Z");

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public synchronized Instant instant() {
      now = now.plus(Duration.ofSeconds(1));
      return now;
    }
  }

  static Actor actor(Role role, String unit) {
    var held = new Held(role.code(), role, role.code(), unit, LocalDate.of(2000, 1, 1), null, null);
    return new Actor("tester", "tester", null, held, List.of(held));
  }

  ImportOutcome run(Path file) {
    return house
        .imports()
        .run(
            new Imports.Wanted(
                List.of(file), Programmes.find(Programmes.DEFAULT), "test", false, false),
            _ -> {});
  }

  Path write(String name, Table... tables) {
    var file = folder.resolve(name);
    try (var out = Files.newOutputStream(file)) {
      Tables.write(out, List.of(tables));
      return file;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static Table table(String title, List<String> header, List<List<String>> rows) {
    var values = new ArrayList<List<Value>>();
    rows.forEach(row -> values.add(row.stream().<Value>map(Value.Words::new).toList()));
    return new Table(title, "", header, values);
  }

  private static Table units() {
    var rows = new ArrayList<List<String>>();
    rows.add(List.of("B", "市局党组", "", "党组", "", "2001-01-01"));
    rows.add(List.of("C1", "第一党委", "B", "党委", "", "2001-01-01"));
    rows.add(List.of("C2", "第二党委", "B", "党委", "", "2001-01-01"));
    for (int i = 1; i <= 6; i++) {
      rows.add(
          List.of("Z" + i, "第" + i + "支部", i <= 3 ? "C1" : "C2", "党支部", "1" + i, "2001-01-01"));
    }
    return table("组织", List.of("单位编码", "单位名称", "上级单位", "单位类型", "在职人数", "成立日期"), rows);
  }

  private static Table appointments() {
    var rows = new ArrayList<List<String>>();
    for (int i = 1; i <= 6; i++) {
      rows.add(List.of("S" + i, "Z" + i, "支部书记", "科级以上", "2016-01-01", ""));
      rows.add(List.of("X" + i, "Z" + i, "信息员", "", i == 6 ? "2020-05-01" : "2016-01-01", ""));
    }
    rows.add(List.of("D1", "C1", "党委书记", "", "2016-01-01", ""));
    return table("任职", List.of("人员编号", "单位名称", "岗位", "职级", "任职日期", "免职日期"), rows);
  }

  private static Table meetings() {
    var rows = new ArrayList<List<String>>();
    for (int i = 1; i <= 6; i++) {
      for (int month = 1; month <= 10; month++) {
        if ((i + month) % 3 != 0) {
          rows.add(
              List.of("Z" + i, "支委会", "2020-%02d-%02d".formatted(month, i), "5", "" + (2 + i % 4)));
        }
      }
    }
    return table("三会一课", List.of("单位名称", "会议类型", "会议日期", "应到人数", "实到人数"), rows);
  }

  private static Table findings() {
    return table(
        "整改台账",
        List.of("责任单位", "存在问题", "发现日期", "整改时限", "整改完成日期"),
        List.of(
            List.of("Z1", "台账不全", "2020-03-01", "2020-04-01", "2020-03-20"),
            List.of("Z1", "记录潦草", "2020-09-01", "2020-11-30", ""),
            List.of("Z4", "少开一次会", "2020-09-10", "2020-12-31", "")));
  }

  /// Previews and makes the change; the preview.
  Preview change(Change change) {
    var preview = establishment.preview(change, ADMINISTRATOR.scope());
    establishment.carryOut(change, preview.basis(), ADMINISTRATOR);
    return preview;
  }

  void close() {
    house.close();
  }
}
