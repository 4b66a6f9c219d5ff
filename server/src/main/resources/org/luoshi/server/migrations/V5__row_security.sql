-- The second wall: whatever a query forgets, a row outside the stretches of paths set for the transaction is
-- not there. No setting, no rows. It stands before the owner of the tables, too; only superusers pass. A later
-- migration that reads or changes rows of these tables sets luoshi.from to '/' and luoshi.until to '0' first.
alter table record add column path text collate "C" not null default '/';
update record r set path = v.path from record_version v where v.record_id = r.id and v.known_until is null;

create policy in_reach on record
  using (path >= current_setting('luoshi.from', true) and path < current_setting('luoshi.until', true)
      or path >= current_setting('luoshi.from2', true) and path < current_setting('luoshi.until2', true));
create policy in_reach on record_version
  using (path >= current_setting('luoshi.from', true) and path < current_setting('luoshi.until', true)
      or path >= current_setting('luoshi.from2', true) and path < current_setting('luoshi.until2', true)
      or unit = current_setting('luoshi.unit', true));
alter table record enable row level security;
alter table record force row level security;
alter table record_version enable row level security;
alter table record_version force row level security;

-- A second factor that was shown but not yet confirmed.
alter table account add column totp_new bytea;
