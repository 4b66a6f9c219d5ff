package org.luoshi.server.access;

import java.time.Clock;
import org.luoshi.server.database.Database;
import org.luoshi.server.ledger.Ledger;

/// Everything of this room that lives as long as the house: accounts, sessions, links, posts and
/// the log, made once from the database and the key.
public record Rooms(
    Clock clock,
    Seal seal,
    Accounts accounts,
    Links links,
    Sessions sessions,
    SignIn signIn,
    HousePosts housePosts,
    Parameters parameters,
    SecurityLog log,
    KeptForms kept,
    SecondFactors factors,
    Passkeys passkeys,
    SingleSignOn single) {

  public static Rooms on(Database database, Ledger ledger, Seal seal, Clock clock) {
    var log = new SecurityLog(database);
    var parameters = new Parameters(database, ledger);
    var accounts = new Accounts(database, ledger, log);
    return new Rooms(
        clock,
        seal,
        accounts,
        new Links(database, seal, log),
        new Sessions(database, parameters, seal, clock),
        new SignIn(database, ledger, log, parameters, clock),
        new HousePosts(database, ledger, log),
        parameters,
        log,
        new KeptForms(database, seal, clock),
        new SecondFactors(database, ledger, seal, log),
        new Passkeys(database),
        new SingleSignOn(database, accounts, log));
  }
}
