-- The ledger: what happened, with the exact bytes that are hashed. Written once; only payload and
-- salt can be destroyed, and only where a later entry says why.
create table ledger_entry (
  id      bigint generated always as identity primary key,
  at      timestamptz not null,
  actor   text collate "C" not null,
  type    text collate "C" not null check (type <> ''),
  object  text collate "C" not null,
  leaf    bytea not null,
  payload bytea,
  salt    bytea check (length(salt) = 32),
  check ((payload is null) = (salt is null))
);
create index ledger_entry_object on ledger_entry (object, id);

create function refuse_ledger_change() returns trigger language plpgsql as $$
begin
  raise exception 'ledger_entry is written once: % refused', tg_op
    using errcode = 'restrict_violation';
end $$;

-- The table is named with its schema, so that no temporary table of that name can stand in for it.
create function allow_ledger_disposal_only() returns trigger language plpgsql as $$
declare
  reason_given boolean;
begin
  execute format(
    'select exists (select from %I.ledger_entry
                     where type = ''disposed'' and object = $1::text and id > $1)',
    tg_table_schema) into reason_given using old.id;
  if new.id = old.id and new.at = old.at and new.actor = old.actor and new.type = old.type
     and new.object = old.object and new.leaf = old.leaf
     and new.payload is null and new.salt is null and reason_given
  then
    return new;
  end if;
  raise exception 'ledger_entry is written once: UPDATE of entry % refused', old.id
    using errcode = 'restrict_violation';
end $$;

create function refuse_payload_born_empty() returns trigger language plpgsql as $$
begin
  raise exception 'an entry is born with its payload and salt'
    using errcode = 'not_null_violation';
end $$;

create trigger written_once before delete or truncate on ledger_entry
  for each statement execute function refuse_ledger_change();
create trigger disposal_only before update on ledger_entry
  for each row execute function allow_ledger_disposal_only();
create trigger born_whole before insert on ledger_entry
  for each row when (new.payload is null or new.salt is null)
  execute function refuse_payload_born_empty();

-- The one door through which a role without the right to UPDATE destroys a payload.
create function dispose_ledger_entry(entry bigint) returns void
  language sql security definer
  begin atomic
    update ledger_entry set payload = null, salt = null where id = entry;
  end;
revoke execute on function dispose_ledger_entry(bigint) from public;

-- One run of reading files in, with what became of each row.
create table import (
  id      text collate "C" primary key,
  at      timestamptz not null,
  actor   text collate "C" not null,
  files   jsonb not null,
  outcome jsonb not null
);

create table import_reject (
  id        bigint generated always as identity primary key,
  import_id text collate "C" not null references import deferrable initially deferred,
  file      text not null,
  sheet     text not null,
  row       int not null,
  codes     text[] not null,
  cells     jsonb not null
);
create index import_reject_import on import_reject (import_id, id);

-- The identity of a piece of work: where its row stands, and the number or key people know it by.
create table record (
  id     text collate "C" primary key,
  kind   text collate "C" not null,
  source text collate "C" not null,
  number text collate "C",
  key    text collate "C",
  unique (id, kind)
);
create unique index record_key on record (kind, key) where key is not null;
create index record_source on record (kind, source, number);

-- What was known of it: from entered_at on, until known_until. Its effective date is another
-- matter and kept apart.
create table record_version (
  record_id    text collate "C" not null,
  version      int not null check (version >= 1),
  kind         text collate "C" not null,
  entered_at   timestamptz not null,
  known_until  timestamptz check (known_until >= entered_at),
  state        text collate "C" not null check (state in ('active', 'returned', 'withdrawn')),
  effective    date,
  unit         text collate "C",
  person       text collate "C",
  "values"     jsonb not null,
  content_hash bytea not null check (length(content_hash) = 32),
  import_id    text collate "C" references import deferrable initially deferred,
  place        text,
  entry_id     bigint not null references ledger_entry,
  primary key (record_id, version),
  foreign key (record_id, kind) references record (id, kind)
);
create unique index record_version_current on record_version (record_id)
  where known_until is null;
create index record_version_kind on record_version (kind, effective) where known_until is null;
create index record_version_unit on record_version (unit, kind, effective)
  where known_until is null;
create index record_version_content on record_version (kind, content_hash);
create index record_version_import on record_version (import_id);
create index record_version_entry on record_version (entry_id);

create function allow_record_supersession_only() returns trigger language plpgsql as $$
begin
  if old.known_until is null and new.known_until is not null then
    old.known_until := new.known_until;
    if new is not distinct from old then
      return new;
    end if;
  end if;
  raise exception 'record_version keeps its history: UPDATE of % version % refused',
    old.record_id, old.version using errcode = 'restrict_violation';
end $$;

create function refuse_history_loss() returns trigger language plpgsql as $$
begin
  raise exception '% keeps its history: % refused', tg_table_name, tg_op
    using errcode = 'restrict_violation';
end $$;

create trigger supersession_only before update on record_version
  for each row execute function allow_record_supersession_only();
create trigger history_kept before delete or truncate on record_version
  for each statement execute function refuse_history_loss();

-- The rules as they were adopted, word for word.
create table programme_version (
  id         text collate "C" not null,
  version    text collate "C" not null,
  effective  date not null,
  yaml       text not null,
  sha256     bytea not null check (length(sha256) = 32),
  adopted_at timestamptz not null,
  entry_id   bigint not null references ledger_entry,
  primary key (id, version)
);
create index programme_version_effective on programme_version (id, effective);
create trigger history_kept before update or delete or truncate on programme_version
  for each statement execute function refuse_history_loss();

-- Holidays and make-up days of a year as they were published and, where corrected, again.
create table calendar_year (
  calendar   text collate "C" not null,
  year       int not null check (year between 1 and 9999),
  version    int not null check (version >= 1),
  data       jsonb not null,
  sha256     bytea not null check (length(sha256) = 32),
  adopted_at timestamptz not null,
  entry_id   bigint not null references ledger_entry,
  primary key (calendar, year, version)
);
create trigger history_kept before update or delete or truncate on calendar_year
  for each statement execute function refuse_history_loss();
