package org.luoshi.server.inspections;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.luoshi.server.database.Database;

/// The seeds of draws: made by the house when a campaign is planned, told when it is drawn.
final class Seeds {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 16;

  private final Database database;

  Seeds(Database database) {
    this.database = database;
  }

  /// A fresh one: 128 random bits in hexadecimal.
  static String fresh() {
    var bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  void keep(String campaign, String seed) {
    database.reached(() ->
        database
            .sql()
            .sql("insert into campaign_seed (campaign, seed) values (?, ?)")
            .params(campaign, seed)
            .update());
  }

  String of(String campaign) {
    return database.reached(() ->
        database
            .sql()
            .sql("select seed from campaign_seed where campaign = ?")
            .param(campaign)
            .query(String.class)
            .single());
  }
}
