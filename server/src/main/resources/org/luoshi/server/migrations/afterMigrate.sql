-- The rights of the role for daily work, where the database has one of its own.
do $$
begin
  if '${app}' = '' then
    return;
  end if;
  execute format('grant usage on schema %I to %I', current_schema(), '${app}');
  execute format(
    'grant select, insert on all tables in schema %I to %I', current_schema(), '${app}');
  execute format('grant update (known_until) on record_version to %I', '${app}');
  execute format('grant usage on all sequences in schema %I to %I', current_schema(), '${app}');
  execute format('grant execute on function dispose_ledger_entry(bigint) to %I', '${app}');
  execute format('revoke all on flyway_schema_history from %I', '${app}');
end $$;
