-- What curators decided, and why; the text goes to the lender.
create table decisions (
  id          uuid primary key,
  hub         text not null references hubs (id),
  listing     uuid not null references listings (id),
  decision    text not null check (decision in ('publish', 'return', 'suspend', 'retire')),
  reason      text not null default '',               -- code of a canned reason
  note        text not null default '' check (length(note) <= 2000),
  decided_by  uuid not null references people (id),
  decided_at  timestamptz not null
);
create index decisions_by_listing on decisions (listing, decided_at);

-- A hub's own canned reasons; a hub without any has the ones that ship with the program.
create table canned_reasons (
  hub       text not null references hubs (id),
  position  int not null,
  code      text not null check (code ~ '^[a-z][a-z0-9-]{1,39}$'),
  ja        text not null check (length(ja) between 1 and 300),
  en        text not null default '',
  primary key (hub, code)
);

-- Two records that may be one real thing. Neither can become lendable before somebody has decided.
create table duplicates (
  id          uuid primary key,
  hub         text not null references hubs (id),
  listing_a   uuid not null references listings (id),
  listing_b   uuid not null references listings (id),
  why         text[] not null default '{}',            -- codes: name, address, phone, near …
  state       text not null check (state in ('open', 'later', 'same', 'different')),
  found_at    timestamptz not null,
  decided_at  timestamptz,
  decided_by  uuid references people (id),
  check (listing_a < listing_b),
  unique (listing_a, listing_b)
);
create index duplicates_open on duplicates (hub, found_at) where state in ('open', 'later');
create index duplicates_by_b on duplicates (listing_b);

-- 引き受け: a group offers to stand behind a place that was imported.
create table claims (
  id          uuid primary key,
  hub         text not null references hubs (id),
  listing     uuid not null references listings (id),
  group_id    uuid not null references groups (id),
  opening     jsonb,                                   -- opening rules the group proposes; null: the place or hub has them
  note        text not null default '' check (length(note) <= 2000),
  state       text not null check (state in ('open', 'agreed', 'declined')),
  asked_by    uuid not null references people (id),
  asked_at    timestamptz not null,
  decided_by  uuid references people (id),
  decided_at  timestamptz,
  answer      text not null default '' check (length(answer) <= 2000)
);
create unique index claims_open on claims (listing, group_id) where state = 'open';
create index claims_waiting on claims (hub, asked_at) where state = 'open';
