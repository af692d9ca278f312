-- How a hub registers groups. A hub without a row has the defaults.
create table registration_terms (
  hub           text primary key references hubs (id),
  validity      text not null default 'fiscal-year' check (validity in ('fiscal-year', 'year', 'open')),
  renewal_days  int not null default 60 check (renewal_days between 0 and 366),   -- renewal opens so long before the end
  grace_days    int not null default 30 check (grace_days between 0 and 366)      -- and stays open so long after it
);

-- A group borrows and lends: neighbourhood association, NPO, club, school, firm, or the intermediary itself.
create table groups (
  id            uuid primary key,
  hub           text not null references hubs (id),
  name          text not null check (length(name) between 1 and 200),
  kana          text not null default '',
  kana_key      text not null default '',           -- for finding and sorting: marks, size and kind of kana folded away
  kind          text not null check (kind in ('neighbourhood', 'npo', 'club', 'student', 'school', 'firm', 'public', 'intermediary', 'union', 'other')),
  purpose       text not null default '',
  phone         text not null default '' check (phone ~ '^[0-9]*$'),
  mail          text not null default '',
  address       text not null default '',
  state         text not null check (state in ('applied', 'active', 'declined', 'ended')),
  number        text not null,                      -- 受付番号, unique inside the hub
  valid_until   date,                               -- registration ends after this day unless renewed; null: open
  renewal_asked_at timestamptz,                     -- the group wishes to go on; waits for the hub
  reason        text not null default '',           -- of the last decision, as the group reads it
  umbrella      uuid references groups (id) check (umbrella <> id),   -- 連合会
  created_at    timestamptz not null,
  decided_at    timestamptz,
  version       int not null default 1,
  unique (hub, number)
);
create index groups_by_hub on groups (hub, state);
create index groups_by_kana on groups (hub, kana_key collate "C", id);
create index groups_by_umbrella on groups (umbrella) where umbrella is not null;

create table group_numbers (
  hub          text not null references hubs (id),
  fiscal_year  int not null,
  last         int not null,
  primary key (hub, fiscal_year)
);

create table members (
  group_id  uuid not null references groups (id),
  person    uuid not null references people (id),
  role      text not null check (role in ('representative', 'member')),
  since     date not null,
  until     date,
  primary key (group_id, person),
  check (until is null or since <= until)
);
create index members_by_person on members (person);

-- An invitation into a group goes to a mail address; whoever answers it, signed in, becomes a member.
create table invitations (
  token_hash  bytea primary key check (length(token_hash) = 32),
  group_id    uuid not null references groups (id),
  role        text not null check (role in ('representative', 'member')),
  invited_by  uuid not null references people (id),
  created_at  timestamptz not null,
  expires_at  timestamptz not null,
  used_at     timestamptz
);
create index invitations_by_group on invitations (group_id);

-- 名簿: the roster as handed in; people on it need no account.
create table roster_entries (
  group_id  uuid not null references groups (id),
  position  int not null,
  name      text not null,
  kana      text not null default '',
  town      text not null default '',
  primary key (group_id, position)
);

-- 伴走: somebody of an intermediary acts for a group, by its consent, for a time and a purpose.
create table accompaniments (
  id            uuid primary key,
  group_id      uuid not null references groups (id),
  helper        uuid not null references people (id),
  organisation  text not null check (length(organisation) between 1 and 200),
  scopes        text[] not null check (cardinality(scopes) > 0 and scopes <@ '{book,list,keep}'::text[]),
  consented_by  uuid not null references people (id),
  since         date not null,
  until         date not null,
  revoked_at    timestamptz,
  check (since <= until)
);
create index accompaniments_by_helper on accompaniments (helper);
create index accompaniments_by_group on accompaniments (group_id);
