-- Drafts of reports with the text of their parts, version by version; reports frozen with their files.
create table report_draft (
  id           text collate "C" primary key,
  programme    text collate "C" not null,
  rule_version text collate "C" not null,
  language     text collate "C" not null check (language in ('zh', 'en')),
  unit         text collate "C" not null,
  as_of        date not null,
  at           timestamptz not null,
  actor        text collate "C" not null,
  entry_id     bigint not null references ledger_entry
);

-- The words of one part of a draft: the front lines are part 0. The first version is the pack's.
create table report_part (
  draft    text collate "C" not null references report_draft,
  part     int not null check (part >= 0),
  version  int not null check (version >= 1),
  text     text not null,
  at       timestamptz not null,
  actor    text collate "C" not null,
  entry_id bigint not null references ledger_entry,
  primary key (draft, part, version)
);

-- Files by their SHA-256; the database itself refuses bytes that do not have it.
create table report_file (
  sha256  bytea primary key check (sha256 = pg_catalog.sha256(content)),
  content bytea not null
);
alter table report_file alter column content set storage external;

-- What was approved: a moment's figures with their evidence (the manifest) and the document in both forms.
create table report_frozen (
  id       text collate "C" primary key,
  draft    text collate "C" not null references report_draft,
  title    text not null,
  position bigint not null,
  known_at timestamptz not null,
  manifest bytea not null references report_file,
  docx     bytea not null references report_file,
  pdf      bytea not null references report_file,
  at       timestamptz not null,
  actor    text collate "C" not null,
  entry_id bigint not null references ledger_entry
);
create index report_frozen_draft on report_frozen (draft);

create trigger history_kept before update or delete or truncate on report_draft
  for each statement execute function refuse_history_loss();
create trigger history_kept before update or delete or truncate on report_part
  for each statement execute function refuse_history_loss();
create trigger history_kept before update or delete or truncate on report_file
  for each statement execute function refuse_history_loss();
create trigger history_kept before update or delete or truncate on report_frozen
  for each statement execute function refuse_history_loss();
