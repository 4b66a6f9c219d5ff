-- Workbooks sent in by a page, from their reading to their writing. Not facts, so not in the ledger; what is
-- written of them is an import with entries of its own. The files go once it is done with.
create table import_job (
  id         text collate "C" primary key,
  at         timestamptz not null,
  account    text collate "C" not null,
  actor      text collate "C" not null,
  files      jsonb not null,
  state      text collate "C" not null
             check (state in ('waiting', 'reading', 'ready', 'writing', 'done', 'failed', 'dropped')),
  step       text not null default '',
  preview    jsonb,
  rejects    bytea,
  import_id  text collate "C",
  changed_at timestamptz not null
);
create index import_job_account on import_job (account, at desc);

create table import_job_file (
  job   text collate "C" not null references import_job,
  place int not null,
  name  text not null,
  bytes bytea not null,
  primary key (job, place)
);

create index import_at on import (at desc, id desc);
