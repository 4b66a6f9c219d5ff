-- The texts that belong to an adopted version beside its YAML, such as the report.
create table programme_file (
  id      text collate "C" not null,
  version text collate "C" not null,
  name    text collate "C" not null,
  content text not null,
  primary key (id, version, name),
  foreign key (id, version) references programme_version (id, version)
);
create trigger history_kept before update or delete or truncate on programme_file
  for each statement execute function refuse_history_loss();
