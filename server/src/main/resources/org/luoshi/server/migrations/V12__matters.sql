-- Matters: what moves through states by tables of allowed moves. `unit` is whom it concerns, `owner` the unit
-- that opened it, `content` what it says now with its digest; each move is a step with the digest of what the
-- matter said after it. Steps are history.
create table matter (
  id         text collate "C" primary key,
  flow       text collate "C" not null,
  programme  text collate "C" not null,
  unit       text collate "C" not null,
  path       text collate "C" not null,
  owner      text collate "C" not null,
  person     text collate "C",
  parent     text collate "C",
  subject    text collate "C",
  title      text not null check (title <> ''),
  state      text collate "C" not null,
  version    int not null check (version >= 1),
  due        date,
  content    jsonb not null,
  digest     text collate "C" not null check (digest ~ '^[0-9a-f]{64}$'),
  opened_at  timestamptz not null,
  opened_by  text collate "C" not null,
  changed_at timestamptz not null
);
create index matter_flow on matter (flow, id desc);
create index matter_path on matter (path, flow);
create index matter_parent on matter (parent) where parent is not null;
create index matter_subject on matter (flow, subject) where subject is not null;

create table matter_step (
  matter   text collate "C" not null references matter,
  number   int not null check (number >= 1),
  move     text collate "C" not null,
  state    text collate "C" not null,
  at       timestamptz not null,
  account  text collate "C" not null,
  actor    text collate "C" not null,
  unit     text collate "C" not null,
  reason   text not null,
  said     jsonb not null,
  digest   text collate "C" not null,
  entry_id bigint not null references ledger_entry,
  primary key (matter, number)
);

create policy in_reach on matter
  using (path >= current_setting('luoshi.from', true) and path < current_setting('luoshi.until', true)
      or path >= current_setting('luoshi.from2', true) and path < current_setting('luoshi.until2', true)
      or unit = current_setting('luoshi.unit', true)
      or owner = current_setting('luoshi.unit', true));
create policy in_reach on matter_step
  using (exists (select from matter m where m.id = matter_step.matter));
alter table matter enable row level security;
alter table matter force row level security;
alter table matter_step enable row level security;
alter table matter_step force row level security;

create trigger history_kept before update or delete or truncate on matter_step
  for each statement execute function refuse_history_loss();
