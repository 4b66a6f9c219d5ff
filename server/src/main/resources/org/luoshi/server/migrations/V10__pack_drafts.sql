-- New versions of packs on their way: written, proposed, approved by somebody else. What is approved is
-- adopted as a programme version; the draft then says by whom it was drafted and approved.
create table pack_draft (
  id          text collate "C" primary key,
  programme   text collate "C" not null,
  revision    int not null check (revision >= 1),
  yaml        text not null,
  state       text collate "C" not null check (state in ('draft', 'proposed', 'approved', 'withdrawn')),
  account     text collate "C" not null,
  actor       text collate "C" not null,
  drafted_at  timestamptz not null,
  changed_at  timestamptz not null,
  note        text not null default '',
  decided_by  text collate "C",
  decided_at  timestamptz,
  version     text collate "C"
);
create index pack_draft_changed on pack_draft (changed_at desc);
