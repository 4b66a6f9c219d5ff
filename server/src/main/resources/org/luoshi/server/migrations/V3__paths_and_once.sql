-- Where the record's unit stood in the tree on its day, as /root/…/unit/: a subtree is a range of it. It
-- stays as it was when the version was entered. What belongs to no unit stands at the root.
alter table record_version add column path text collate "C" not null default '/';
-- Why a version was returned, withdrawn or corrected, in the words of who did it.
alter table record_version add column reason text;
create index record_version_path on record_version (path, entered_at desc) where known_until is null;
create index record_version_kind_entered on record_version (kind, entered_at desc) where known_until is null;

-- What was done once for a token: a form's button pressed twice, or a request sent again, finds here what
-- the first one answered.
create table done_once (
  actor  text collate "C" not null,
  token  text collate "C" not null,
  asked  bytea not null check (length(asked) = 32),
  answer text not null,
  at     timestamptz not null,
  primary key (actor, token)
);
