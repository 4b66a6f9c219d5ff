-- Secrets of the house's channels, sealed with the key of the data folder.
create table reminder_secret (
  name       text collate "C" primary key,
  sealed     bytea not null,
  changed_at timestamptz not null,
  changed_by text collate "C" not null
);

-- Where somebody wants to be reminded: a channel (empty for nowhere), the address and its secret sealed, the
-- language, and the hash of the word that opens their calendar. Without a row it is the account's e-mail.
create table reminder_wish (
  account_id text collate "C" primary key references account,
  channel    text collate "C" not null,
  address    bytea,
  secret     bytea,
  language   text collate "C" not null,
  feed       bytea unique check (length(feed) = 32),
  feed_at    timestamptz,
  changed_at timestamptz not null
);

-- The days that had their round, in the order in which they had it, whatever the clock did.
create table reminder_day (
  id      bigint generated always as identity primary key,
  day     date not null unique,
  since   date not null check (since < day),
  made_at timestamptz not null,
  digests int not null check (digests >= 0)
);

-- One message on its way: a person's digest of a day on a channel, or a test. `items` are what it tells of;
-- `target` is the hash of where it goes, which limits are counted by. A claim lasts until `lease`.
create sequence reminder_number;

create table reminder_message (
  id         text collate "C" primary key,
  key        text collate "C" not null unique,
  account_id text collate "C" not null references account,
  day        date not null,
  channel    text collate "C" not null,
  test       boolean not null,
  language   text collate "C" not null,
  subject    text not null,
  body       text not null,
  items      text[] not null,
  overdue    int not null,
  today      int not null,
  soon       int not null,
  state      text collate "C" not null
             check (state in ('queued', 'claimed', 'sending', 'sent', 'failed', 'uncertain', 'given-up')),
  attempts   int not null default 0,
  next_at    timestamptz not null,
  claim      text collate "C",
  lease      timestamptz,
  target     text collate "C" not null default '',
  problem    text not null default '',
  made_at    timestamptz not null,
  sent_at    timestamptz
);
create unique index reminder_message_digest on reminder_message (account_id, day, channel) where not test;
create index reminder_message_account on reminder_message (account_id, id desc);
create index reminder_message_state on reminder_message (state, next_at);

-- Each time something left the house, by where to; the published limits are kept by it.
create table reminder_attempt (
  id         bigint generated always as identity primary key,
  message_id text collate "C" not null references reminder_message,
  target     text collate "C" not null,
  at         timestamptz not null,
  outcome    text collate "C" not null default ''
);
create index reminder_attempt_target on reminder_attempt (target, at desc);
