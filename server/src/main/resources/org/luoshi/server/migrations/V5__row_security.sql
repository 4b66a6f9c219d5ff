-- The second wall: whatever a query forgets, a row outside the range of paths set for the transaction is not
-- there. No setting, no rows. Also for the owner of the tables; only superusers pass.
alter table record add column path text collate "C" not null default '/';
update record r set path = v.path from record_version v where v.record_id = r.id and v.known_until is null;

create policy in_scope on record
  using (path >= current_setting('luoshi.from', true) and path < current_setting('luoshi.until', true));
create policy in_scope on record_version
  using (path >= current_setting('luoshi.from', true) and path < current_setting('luoshi.until', true));
alter table record enable row level security;
alter table record force row level security;
alter table record_version enable row level security;
alter table record_version force row level security;

-- A second factor that was shown but not yet confirmed.
alter table account add column totp_new bytea;
