create table hubs (
  id            text primary key check (id ~ '^[a-z][a-z0-9-]{1,39}$'),
  name          text not null check (length(name) between 1 and 200),
  kana          text not null default '',
  name_en       text not null default '',
  phone         text not null default '',
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
  mail           text check (mail = lower(mail)),   -- null: borrower without mail, served at the desk
  mail_confirmed_at timestamptz,
  phone          text not null default '',          -- digits only
  password_hash  text,                              -- null: cannot sign in (desk-made, or not yet set)
  language       text not null default 'ja' check (language in ('ja', 'easy', 'en')),
  created_at     timestamptz not null,
  withdrawn_at   timestamptz,
  version        int not null default 1
);
create unique index people_by_mail on people (mail) where withdrawn_at is null;
create index people_by_phone on people (phone) where phone <> '';

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

create table access_tokens (
  id          uuid primary key,
  token_hash  bytea not null unique check (length(token_hash) = 32),
  person      uuid not null references people (id),
  name        text not null check (length(name) between 1 and 100),
  scopes      text[] not null check (cardinality(scopes) > 0),
  created_at  timestamptz not null,
  expires_at  timestamptz,
  revoked_at  timestamptz
);

-- One-time links: mail confirmation, password reset, invitations. Only the hash is kept.
create table one_time_links (
  token_hash  bytea primary key check (length(token_hash) = 32),
  purpose     text not null check (purpose in ('confirm-mail', 'reset-password')),
  person      uuid not null references people (id),
  created_at  timestamptz not null,
  expires_at  timestamptz not null,
  used_at     timestamptz
);

-- Failed sign-ins, counted per account and per address. Rows, because several processes share them.
create table sign_in_failures (
  subject  text not null,      -- 'account:<mail>' or 'address:<ip>', hashed
  at       timestamptz not null
);
create index sign_in_failures_by_subject on sign_in_failures (subject, at);

create table staff (
  hub     text not null references hubs (id),
  person  uuid not null references people (id),
  role    text not null check (role in ('operator', 'curator', 'desk', 'officer')),
  since   date not null,
  until   date,                -- last day in office
  primary key (hub, person, role)
);
create index staff_by_person on staff (person);
