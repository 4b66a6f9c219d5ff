-- The rights of the role for daily work, where the database has one of its own.
do $$
begin
  if '${app}' = '' then
    return;
  end if;
  -- Two processes that start at once grant one after the other.
  perform pg_advisory_xact_lock(hashtext('luoshi grants'));
  execute format('grant usage on schema %I to %I', current_schema(), '${app}');
  execute format(
    'grant select, insert on all tables in schema %I to %I', current_schema(), '${app}');
  -- Entries get their ids from the sequence, never by hand.
  execute format('revoke insert on ledger_entry from %I', '${app}');
  execute format(
    'grant insert (at, actor, type, object, leaf, payload, salt) on ledger_entry to %I', '${app}');
  execute format('grant update (used_on, ended_at) on api_token to %I', '${app}');
  execute format('grant update (known_until) on record_version to %I', '${app}');
  execute format('grant update (path) on record to %I', '${app}');
  execute format('grant update, delete on work_draft to %I', '${app}');
  execute format(
    'grant update (state, answer, answered_at, answered_by, record_id) on waiver_request to %I', '${app}');
  execute format(
    'grant update (state, step, preview, rejects, import_id, changed_at) on import_job to %I', '${app}');
  execute format(
    'grant update (revision, yaml, state, account, actor, changed_at, note, decided_by, decided_at, version) on pack_draft to %I', '${app}');
  execute format(
    'grant update (title, state, version, due, content, digest, person, changed_at) on matter to %I', '${app}');
  execute format('grant delete on import_job_file to %I', '${app}');
  execute format('grant update (removed_at, removed_by) on attachment to %I', '${app}');
  execute format('grant update on reminder_secret, reminder_wish, reminder_message, reminder_attempt to %I', '${app}');
  execute format('grant usage on all sequences in schema %I to %I', current_schema(), '${app}');
  execute format('grant execute on function dispose_ledger_entry(bigint) to %I', '${app}');
  execute format('grant update on account, account_link, session, house_post, recovery_code, passkey, setting to %I', '${app}');
  execute format('grant delete on session, recovery_code, passkey, kept_form to %I', '${app}');
  execute format('grant execute on function purge_security_entries(timestamptz) to %I', '${app}');
  execute format('revoke all on flyway_schema_history from %I', '${app}');
end $$;
