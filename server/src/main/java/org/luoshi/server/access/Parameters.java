package org.luoshi.server.access;

import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.luoshi.server.database.Database;
import org.luoshi.server.ledger.Ledger;
import org.luoshi.server.ledger.NewEntry;

/// The settings of the house by key; a change enters the ledger.
public final class Parameters {

  private final Database database;
  private final Ledger ledger;

  public Parameters(Database database, Ledger ledger) {
    this.database = database;
    this.ledger = ledger;
  }

  public Map<String, String> all() {
    var all = new HashMap<String, String>();
    database
        .sql()
        .sql("select key, value from setting")
        .query(row -> {
          all.put(row.getString(1), row.getString(2));
        });
    return all;
  }

  public AccessRules access() {
    return AccessRules.of(all());
  }

  /// Sets what differs, each with its entry; how many did.
  public int set(Map<String, String> values, By by) {
    return database.inTransaction(() -> {
      var former = all();
      int changed = 0;
      for (var one : new TreeMap<>(values).entrySet()) {
        if (!one.getValue().equals(former.get(one.getKey()))) {
          put(one.getKey(), one.getValue(), by);
          changed++;
        }
      }
      return changed;
    });
  }

  private void put(String key, String value, By by) {
    ledger.append(NewEntry.of(by.at(), by.signature(), "setting-changed", key, value));
    database
        .sql()
        .sql(
            """
            insert into setting (key, value, changed_at, changed_by) values (?, ?, ?, ?)
            on conflict (key) do update set value = excluded.value, changed_at = excluded.changed_at,
                                            changed_by = excluded.changed_by
            """)
        .params(key, value, by.at().atOffset(ZoneOffset.UTC), by.signature())
        .update();
  }
}
