package org.luoshi.server.access;

import static org.luoshi.server.access.Accounts.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.luoshi.server.database.Database;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;

/// All passkeys: public keys only, each of one account, known to browsers by a random handle.
public final class Passkeys
    implements PublicKeyCredentialUserEntityRepository, UserCredentialRepository {

  private static final String USER =
      """
      select u.handle, a.name, a.title from passkey_user u join account a on a.id = u.account_id
      """;

  private final Database database;

  public Passkeys(Database database) {
    this.database = database;
  }

  @Override
  public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
    return user(" where u.handle = ?", handle.getBytes());
  }

  @Override
  public @Nullable PublicKeyCredentialUserEntity findByUsername(String name) {
    return user(" where a.name = ?", name);
  }

  private @Nullable PublicKeyCredentialUserEntity user(String where, Object value) {
    return database
        .sql()
        .sql(USER + where)
        .param(value)
        .<PublicKeyCredentialUserEntity>query((row, _) ->
            ImmutablePublicKeyCredentialUserEntity.builder()
                .id(new Bytes(row.getBytes("handle")))
                .name(row.getString("name"))
                .displayName(row.getString("title"))
                .build())
        .optional()
        .orElse(null);
  }

  @Override
  public void save(PublicKeyCredentialUserEntity user) {
    database
        .sql()
        .sql(
            """
            insert into passkey_user (handle, account_id) select ?, id from account where name = ?
            on conflict (account_id) do nothing
            """)
        .params(user.getId().getBytes(), user.getName())
        .update();
  }

  @Override
  public void save(CredentialRecord one) {
    database
        .sql()
        .sql(
            """
            insert into passkey (id, handle, public_key, signature_count, uv_initialized, transports,
                                 backup_eligible, backup_state, attestation, client_data, label, created_at, used_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (id) do update
              set signature_count = excluded.signature_count, uv_initialized = excluded.uv_initialized,
                  backup_state = excluded.backup_state, used_at = excluded.used_at
            """)
        .params(
            Arrays.asList(
                one.getCredentialId().getBytes(),
                one.getUserEntityUserId().getBytes(),
                one.getPublicKey().getBytes(),
                one.getSignatureCount(),
                one.isUvInitialized(),
                one.getTransports().stream()
                    .map(AuthenticatorTransport::getValue)
                    .sorted()
                    .collect(Collectors.joining(" ")),
                one.isBackupEligible(),
                one.isBackupState(),
                bytes(one.getAttestationObject()),
                bytes(one.getAttestationClientDataJSON()),
                label(one.getLabel()),
                utc(one.getCreated()),
                utc(one.getLastUsed())))
        .update();
  }

  private static byte @Nullable [] bytes(@Nullable Bytes bytes) {
    return bytes == null ? null : bytes.getBytes();
  }

  private static String label(@Nullable String label) {
    return label == null || label.isBlank()
        ? "-"
        : label.strip().substring(0, Math.min(label.strip().length(), 60));
  }

  @Override
  public @Nullable CredentialRecord findByCredentialId(Bytes id) {
    return database
        .sql()
        .sql("select * from passkey where id = ?")
        .param(id.getBytes())
        .query((row, _) -> passkey(row))
        .optional()
        .orElse(null);
  }

  @Override
  public List<CredentialRecord> findByUserId(Bytes handle) {
    return database
        .sql()
        .sql("select * from passkey where handle = ? order by created_at")
        .param(handle.getBytes())
        .query((row, _) -> passkey(row))
        .list();
  }

  /// Not by the browser's word alone: pages remove them, for their own account.
  @Override
  public void delete(Bytes id) {
    throw new UnsupportedOperationException();
  }

  /// The account's passkeys, the oldest first.
  List<CredentialRecord> of(Account account) {
    var user = findByUsername(account.name());
    return user == null ? List.of() : findByUserId(user.getId());
  }

  /// Removes one of the account's; false where it has none such.
  boolean remove(Account account, String id) {
    return of(account).stream()
        .filter(one -> one.getCredentialId().toBase64UrlString().equals(id))
        .findFirst()
        .map(one ->
            database
                    .sql()
                    .sql("delete from passkey where id = ?")
                    .param(one.getCredentialId().getBytes())
                    .update()
                == 1)
        .orElse(false);
  }

  private static CredentialRecord passkey(ResultSet row) throws SQLException {
    return ImmutableCredentialRecord.builder()
        .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
        .credentialId(new Bytes(row.getBytes("id")))
        .userEntityUserId(new Bytes(row.getBytes("handle")))
        .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
        .signatureCount(row.getLong("signature_count"))
        .uvInitialized(row.getBoolean("uv_initialized"))
        .transports(transports(row.getString("transports")))
        .backupEligible(row.getBoolean("backup_eligible"))
        .backupState(row.getBoolean("backup_state"))
        .attestationObject(orNull(row.getBytes("attestation")))
        .attestationClientDataJSON(orNull(row.getBytes("client_data")))
        .label(row.getString("label"))
        .created(at(row, "created_at"))
        .lastUsed(at(row, "used_at"))
        .build();
  }

  private static Instant at(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable Bytes orNull(byte @Nullable [] bytes) {
    return bytes == null ? null : new Bytes(bytes);
  }

  private static Set<AuthenticatorTransport> transports(String written) {
    var all = new LinkedHashSet<AuthenticatorTransport>();
    for (var one : written.split(" ", -1)) {
      if (!one.isEmpty()) {
        all.add(AuthenticatorTransport.valueOf(one));
      }
    }
    return all;
  }
}
