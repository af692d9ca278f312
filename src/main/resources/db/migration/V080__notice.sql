-- What a person reads on the page of notices. Params hold public names, times and numbers, never how to reach anybody:
-- the sentence is made when it is read.
create table notices (
  id            uuid primary key,
  person        uuid not null references people (id),
  kind          text not null check (kind ~ '^[a-z][a-z-]{1,40}$'),
  hub           text not null references hubs (id),
  subject_kind  text not null check (subject_kind in ('booking', 'listing', 'group')),
  subject       uuid not null,
  params        jsonb not null default '{}',
  dedupe        text not null,                      -- the change it tells of: read twice, it is written once
  created_at    timestamptz not null,
  read_at       timestamptz,
  unique (person, dedupe)
);
create index notices_by_person on notices (person, id);
create index notices_unread on notices (person) where read_at is null;

-- Mail to be sent, and what became of it. Written in the transaction of what it tells of; the id makes the Message-ID, so
-- that a letter sent twice (a crash between sending and noting it) is known as one by the reader's mail program.
create table letters (
  id            uuid primary key,
  hub           text references hubs (id),          -- whose desk answers for it; null: the server's own, about accounts
  person        uuid references people (id),        -- null: a hub, a group, or somebody not yet known
  kind          text not null check (kind ~ '^[a-z][a-z-]{1,40}$'),
  dedupe        text not null unique,
  recipient     text not null check (length(recipient) <= 300 and recipient !~ '[[:cntrl:]]'),
  sender        text not null check (sender !~ '[[:cntrl:]]'),                -- name before the address it comes from
  language      text not null check (language in ('ja', 'easy', 'en')),
  subject       text not null check (length(subject) <= 500 and subject !~ '[[:cntrl:]]'),
  body          text,                               -- only while it may still be sent
  secret        boolean not null,                   -- carries a one-time link
  state         text not null check (state in ('waiting', 'sent', 'failed', 'bounced', 'unsent')),
  attempts      int not null default 0,
  next_at       timestamptz,
  last_error    text not null default '',
  created_at    timestamptz not null,
  sent_at       timestamptz,
  check ((next_at is not null) = (state = 'waiting')),
  check ((sent_at is not null) = (state = 'sent')),
  check (state <> 'waiting' or body is not null),
  check (state not in ('sent', 'unsent') or body is null),
  check (not secret or state = 'waiting' or body is null)
);
create index letters_due on letters (next_at) where state = 'waiting';
create index letters_by_hub on letters (hub, state, id);

-- What the clock reminds of.
create index booking_lines_to_come on booking_lines (from_at) where state = 'confirmed';
create index booking_lines_out on booking_lines (to_at) where state = 'out';
