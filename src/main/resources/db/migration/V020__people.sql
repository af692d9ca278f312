create table hubs (
  id            text primary key check (id ~ '^[a-z][a-z0-9-]{1,39}$'),
  name          text not null check (length(name) between 1 and 200),
  kana          text not null default '',
  name_en       text not null default '',
  phone         text not null default '' check (phone ~ '^[0-9]*$'),
  mail          text not null default '',
  address       text not null default '',
  time_zone     text not null default 'Asia/Tokyo',
  municipalities text[] not null default '{}',      -- six-digit codes it serves
  created_at    timestamptz not null,
  version       int not null default 1
);

create table people (
  id             uuid primary key,
  name           text not null check (length(name) between 1 and 200),
  kana           text not null default '',
  kana_key       text not null default '',          -- for finding and sorting: marks, size and kind of kana folded away
  mail           text check (mail = lower(mail)),   -- null: borrower without mail, served at the desk
  mail_confirmed_at timestamptz,
  phone          text not null default '' check (phone ~ '^[0-9]*$'),
  password_hash  text,                              -- null: cannot sign in (desk-made, or not yet set)
  language       text not null default 'ja' check (language in ('ja', 'easy', 'en')),
  created_at     timestamptz not null,
  withdrawn_at   timestamptz,
  version        int not null default 1
);
create unique index people_by_mail on people (mail) where withdrawn_at is null;
create index people_by_phone on people (phone) where phone <> '';

-- Who is known at the desk of a hub: entered there, checked there, or member of one of its groups.
create table hub_people (
  hub     text not null references hubs (id),
  person  uuid not null references people (id),
  since   date not null,
  primary key (hub, person)
);
create index hub_people_by_person on hub_people (person);

-- The desk saw a paper with the address: that it did, when and how; never a copy of the paper.
create table address_checks (
  hub      text not null references hubs (id),
  person   uuid not null references people (id),
  checked_on date not null,
  method   text not null check (method in ('licence', 'my-number-card', 'insurance-card', 'utility-bill', 'other')),
  checked_by uuid not null references people (id),
  primary key (hub, person)
);

create table sessions (
  token_hash  bytea primary key check (length(token_hash) = 32),
  person      uuid not null references people (id),
  created_at  timestamptz not null,
  seen_at     timestamptz not null,
  expires_at  timestamptz not null
);
create index sessions_by_person on sessions (person);
create index sessions_by_expiry on sessions (expires_at);

create table access_tokens (
  id          uuid primary key,
  token_hash  bytea not null unique check (length(token_hash) = 32),
  person      uuid not null references people (id),
  name        text not null check (length(name) between 1 and 100),
  scopes      text[] not null check (cardinality(scopes) > 0
                and scopes <@ '{read,book,list,curate,desk,operate}'::text[]),
  created_at  timestamptz not null,
  expires_at  timestamptz,
  revoked_at  timestamptz
);
create index access_tokens_by_person on access_tokens (person);

-- Somebody asked for an account. The person is made when the mail is confirmed, with the password given here:
-- nobody can prepare an account for another's address. The link is drawn after the answer was sent, so that
-- the answer takes as long for a known address as for an unknown one.
create table registrations (
  id             uuid primary key,
  name           text not null,
  kana           text not null default '',
  mail           text not null,
  phone          text not null default '',
  password_hash  text not null,
  language       text not null default 'ja',
  requested_at   timestamptz not null,
  token_hash     bytea unique check (length(token_hash) = 32),   -- null until the letter is written
  expires_at     timestamptz not null
);
create index registrations_waiting on registrations (requested_at) where token_hash is null;

-- Somebody wants a new password; answered the same whether the address is known, looked up afterwards.
create table reset_requests (
  id            uuid primary key,
  mail          text not null,
  requested_at  timestamptz not null
);

-- One-time links: confirmation of a changed mail address, password reset. Only the hash is kept.
create table one_time_links (
  token_hash  bytea primary key check (length(token_hash) = 32),
  purpose     text not null check (purpose in ('confirm-mail', 'reset-password')),
  person      uuid not null references people (id),
  mail        text,                                 -- the address it was sent to and proves
  created_at  timestamptz not null,
  expires_at  timestamptz not null,
  used_at     timestamptz
);
create index one_time_links_by_person on one_time_links (person, purpose);

-- Failed sign-ins, counted per account and per address. Rows, because several processes share them. A row is
-- written before the password is tried and taken away when it was right: parallel guesses count too.
create table sign_in_failures (
  id       uuid primary key,
  subject  text not null,      -- SHA-256 of 'account:<mail>', 'pair:<mail> <ip>' or 'address:<ip>'
  at       timestamptz not null
);
create index sign_in_failures_by_subject on sign_in_failures (subject, at);
create index sign_in_failures_by_age on sign_in_failures (at);

-- Where a person has signed in before: a stranger's failures elsewhere do not keep them out there.
create table known_addresses (
  person   uuid not null references people (id),
  address  text not null,      -- SHA-256, as above
  seen_at  timestamptz not null,
  primary key (person, address)
);

create table staff (
  hub     text not null references hubs (id),
  person  uuid not null references people (id),
  role    text not null check (role in ('operator', 'curator', 'desk', 'officer')),
  since   date not null,
  until   date,                -- last day in office
  primary key (hub, person, role),
  check (until is null or since <= until)
);
create index staff_by_person on staff (person);

-- Who runs this server: makes hubs and their first staff. Rows are made on the command line only.
create table operators (
  person  uuid primary key references people (id),
  since   date not null,
  until   date
);
