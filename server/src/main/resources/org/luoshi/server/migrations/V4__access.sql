-- Who can sign in. Passwords as Argon2id hashes, second-factor secrets sealed with the key of the data folder.
create sequence account_number;

create table account (
  id           text collate "C" primary key,
  name         text collate "C" not null unique check (name <> ''),
  title        text not null check (title <> ''),
  person       text collate "C",
  email        text collate "C",
  password     text,
  password_at  timestamptz,
  failures     int not null default 0,
  locked_until timestamptz,
  totp         bytea,
  totp_step    bigint not null default 0,
  opened_at    timestamptz not null,
  closed_at    timestamptz
);
create unique index account_person on account (person) where person is not null and closed_at is null;
create unique index account_email on account (lower(email)) where email is not null and closed_at is null;

-- One-time links, known by their hash only.
create table account_link (
  hash       bytea primary key check (length(hash) = 32),
  account_id text collate "C" not null references account,
  made_at    timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz
);
create index account_link_account on account_link (account_id);

-- Who is signed in, known by the hash of the cookie. 'second' waits for the second factor.
create table session (
  id         text collate "C" primary key,
  hash       bytea not null unique check (length(hash) = 32),
  account_id text collate "C" not null references account,
  stage      text collate "C" not null check (stage in ('second', 'whole')),
  strong     boolean not null,
  how        text collate "C" not null,
  began_at   timestamptz not null,
  seen_at    timestamptz not null,
  ended_at   timestamptz,
  post       text collate "C",
  address    text,
  agent      text
);
create index session_account on session (account_id, began_at desc);

-- Posts that an administrator gives: the house's own, and standing in for somebody. `seat` names the post
-- itself, whoever holds it, and is what drafts and open items hang on. An empty unit is the whole house.
create table house_post (
  id         bigint generated always as identity primary key,
  account_id text collate "C" not null references account,
  role       text collate "C" not null,
  unit       text collate "C" not null,
  seat       text collate "C" not null,
  title      text not null,
  from_day   date not null,
  until_day  date check (until_day > from_day),
  stands_in  text,
  given_by   text collate "C" not null,
  given_at   timestamptz not null
);
create index house_post_account on house_post (account_id);
create index house_post_seat on house_post (seat, from_day);

create table recovery_code (
  account_id text collate "C" not null references account,
  hash       bytea not null check (length(hash) = 32),
  used_at    timestamptz,
  primary key (account_id, hash)
);

create table passkey_user (
  handle     bytea primary key,
  account_id text collate "C" not null unique references account
);

create table passkey (
  id              bytea primary key,
  handle          bytea not null references passkey_user,
  public_key      bytea not null,
  signature_count bigint not null,
  uv_initialized  boolean not null,
  transports      text not null,
  backup_eligible boolean not null,
  backup_state    boolean not null,
  attestation     bytea,
  client_data     bytea,
  label           text not null,
  created_at      timestamptz not null,
  used_at         timestamptz not null
);
create index passkey_handle on passkey (handle);

-- Accounts known to a single sign-on.
create table account_identity (
  issuer     text collate "C" not null,
  subject    text collate "C" not null,
  account_id text collate "C" not null references account,
  linked_at  timestamptz not null,
  primary key (issuer, subject)
);

create table setting (
  key        text collate "C" primary key,
  value      text not null,
  changed_at timestamptz not null,
  changed_by text collate "C" not null
);

-- Sign-ins, failures, changes of access. `account` is who it is about, `actor` who did it; a name that is
-- nobody's is not kept, for people type passwords there.
create table security_entry (
  id      bigint generated always as identity primary key,
  at      timestamptz not null,
  what    text collate "C" not null,
  account text collate "C",
  actor   text collate "C" not null,
  address text not null,
  detail  text not null
);
create index security_entry_account on security_entry (account, id desc);

create function purge_security_entries(before timestamptz) returns bigint
  language sql security definer
  begin atomic
    with gone as (
      delete from security_entry
       where at < before and at < now() - interval '6 months' returning 1)
    select count(*) from gone;
  end;
revoke execute on function purge_security_entries(timestamptz) from public;

-- What was typed into a form whose session had expired, sealed, for the account that typed it.
create table kept_form (
  hash       bytea primary key check (length(hash) = 32),
  account_id text collate "C" not null references account,
  sealed     bytea not null,
  expires_at timestamptz not null
);
create index kept_form_expires on kept_form (expires_at);
