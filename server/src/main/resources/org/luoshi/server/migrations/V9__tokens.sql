-- Tokens that programs show instead of a session, known by their hash only.
create sequence api_token_number;

create table api_token (
  id         text collate "C" primary key,
  account_id text collate "C" not null references account,
  seat       text collate "C" not null,
  name       text not null check (name <> ''),
  rights     text collate "C" not null,
  hash       bytea not null unique check (length(hash) = 32),
  made_at    timestamptz not null,
  until      date not null,
  used_on    date,
  ended_at   timestamptz
);
create index api_token_account on api_token (account_id);
