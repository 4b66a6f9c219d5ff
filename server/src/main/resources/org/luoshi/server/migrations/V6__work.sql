-- The list of records goes from the latest day of work to the earliest; what has no day stands last.
create index record_version_day on record_version ((coalesce(effective, '-infinity'::date)) desc, record_id desc)
  where known_until is null;

-- What somebody did last.
create index ledger_entry_actor on ledger_entry (actor, id);

-- What was typed and is not yet a record. It belongs to the seat (role and unit), so that whoever takes the
-- post over finds it. Not a fact, so not in the ledger, and thrown away when done.
create table work_draft (
  id       text collate "C" not null,
  seat     text collate "C" not null,
  kind     text collate "C" not null,
  typed    jsonb not null,
  saved_at timestamptz not null,
  actor    text collate "C" not null,
  primary key (seat, id)
);
create index work_draft_seat on work_draft (seat, saved_at desc);

-- Somebody asks to be let off an obligation; the checker grants it (a record of the kind waiver) or declines.
create table waiver_request (
  id          text collate "C" primary key,
  duty        text collate "C" not null,
  bearer      text collate "C" not null,
  occasion    text collate "C" not null,
  unit        text collate "C" not null,
  path        text collate "C" not null,
  reason      text not null check (reason <> ''),
  asked_at    timestamptz not null,
  asked_by    text collate "C" not null,
  state       text collate "C" not null check (state in ('asked', 'granted', 'declined')),
  answer      text,
  answered_at timestamptz,
  answered_by text collate "C",
  record_id   text collate "C",
  check ((state = 'asked') = (answered_at is null)),
  check (state <> 'declined' or answer <> '')
);
create unique index waiver_request_open on waiver_request (duty, bearer, occasion) where state = 'asked';
create index waiver_request_path on waiver_request (path, asked_at desc);

-- A file attached to a record: what it was called, and by what hash its bytes lie in the folder of files. The
-- shown copy is the one people get: an image without its metadata, anything else as it came.
create table attachment (
  record_id   text collate "C" not null references record,
  number      int not null check (number >= 1),
  name        text not null check (name <> ''),
  media       text collate "C" not null,
  size        bigint not null check (size > 0),
  sha256      text collate "C" not null check (sha256 ~ '^[0-9a-f]{64}$'),
  shown       text collate "C" not null check (shown ~ '^[0-9a-f]{64}$'),
  shown_size  bigint not null check (shown_size > 0),
  attached_at timestamptz not null,
  attached_by text collate "C" not null,
  entry_id    bigint not null references ledger_entry,
  removed_at  timestamptz,
  removed_by  text collate "C",
  primary key (record_id, number)
);
