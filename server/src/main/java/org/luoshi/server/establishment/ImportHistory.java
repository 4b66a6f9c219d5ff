package org.luoshi.server.establishment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.luoshi.server.database.Database;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The imports written, with what each brought.
public final class ImportHistory {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String COLUMNS =
      """
      select id, at, actor, files, outcome,
             (select count(*) from record_version v where v.import_id = i.id and v.version = 1) as fresh,
             (select count(*) from record_version v where v.import_id = i.id and v.version > 1) as corrected,
             (select count(*) from import_reject r where r.import_id = i.id) as rejected
        from import i
      """;

  private final Database database;

  public ImportHistory(Database database) {
    this.database = database;
  }

  /// One import: when, by whom, of which files, how many rows it read, accepted and left unchanged,
  /// and how many records it entered, corrected and rejected.
  public record Run(
      String id,
      Instant at,
      String actor,
      List<String> files,
      int read,
      int accepted,
      int unchanged,
      int fresh,
      int corrected,
      int rejected) {}

  /// A record that an import wrote.
  public record Written(String id, String kind, String unit, String day, String place) {}

  /// A row that an import rejected.
  public record Rejected(
      long id, String file, String sheet, int row, List<String> codes, String cells) {}

  /// The imports before the one named, the latest first; those of one signature where one is named.
  List<Run> before(String after, String signature, int limit) {
    return database.reached(() ->
        database
            .sql()
            .sql(
                COLUMNS
                    + " where (? = '' or i.id < ?) and (? = '' or i.actor = ?) order by i.id desc limit ?")
            .params(after, after, signature, signature, limit)
            .query((row, _) -> run(row))
            .list());
  }

  int count(String signature) {
    return database.reached(() ->
        database
            .sql()
            .sql("select count(*) from import where ? = '' or actor = ?")
            .params(signature, signature)
            .query(Integer.class)
            .single());
  }

  Optional<Run> find(String id) {
    return database.reached(() ->
        database
            .sql()
            .sql(COLUMNS + " where id = ?")
            .param(id)
            .query((row, _) -> run(row))
            .optional());
  }

  /// The records it entered (`first`) or corrected, by id, from the one after on.
  List<Written> written(String id, boolean first, String after, int limit) {
    return database.reached(() ->
        database
            .sql()
            .sql(
                """
                select record_id, kind, coalesce(unit, '') as unit, coalesce(effective::text, '') as day,
                       coalesce(place, '') as place
                  from record_version
                 where import_id = ? and (version = 1) = ? and record_id > ?
                 order by record_id limit ?
                """)
            .params(id, first, after, limit)
            .query((row, _) ->
                new Written(
                    row.getString("record_id"),
                    row.getString("kind"),
                    row.getString("unit"),
                    row.getString("day"),
                    row.getString("place")))
            .list());
  }

  List<Rejected> rejected(String id, long after, int limit) {
    return database.reached(() ->
        database
            .sql()
            .sql(
                """
                select id, file, sheet, row, codes, cells::text as cells from import_reject
                 where import_id = ? and id > ? order by id limit ?
                """)
            .params(id, after, limit)
            .query((row, _) ->
                new Rejected(
                    row.getLong("id"),
                    row.getString("file"),
                    row.getString("sheet"),
                    row.getInt("row"),
                    List.of((String[]) row.getArray("codes").getArray()),
                    cells(row.getString("cells"))))
            .list());
  }

  private static String cells(String json) {
    var cells = JSON.readValue(json, new TypeReference<List<String>>() {});
    return String.join(" | ", cells.stream().filter(cell -> !cell.isBlank()).toList());
  }

  private static Run run(ResultSet row) throws SQLException {
    var outcome =
        JSON.readValue(row.getString("outcome"), new TypeReference<Map<String, Integer>>() {});
    var files =
        JSON.readValue(row.getString("files"), new TypeReference<List<Map<String, String>>>() {});
    return new Run(
        row.getString("id"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("actor"),
        files.stream().map(file -> file.getOrDefault("name", "")).toList(),
        outcome.getOrDefault("read", 0),
        outcome.getOrDefault("accepted", 0),
        outcome.getOrDefault("unchanged", 0),
        row.getInt("fresh"),
        row.getInt("corrected"),
        row.getInt("rejected"));
  }
}
