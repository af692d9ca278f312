-- A group borrows and lends: neighbourhood association, NPO, club, school, firm, or the intermediary itself.
create table groups (
  id            uuid primary key,
  hub           text not null references hubs (id),
  name          text not null check (length(name) between 1 and 200),
  kana          text not null default '',
  kind          text not null check (kind in ('neighbourhood', 'npo', 'club', 'student', 'school', 'firm', 'public', 'intermediary', 'union', 'other')),
  purpose       text not null default '',
  phone         text not null default '',
  mail          text not null default '',
  address       text not null default '',
  state         text not null check (state in ('applied', 'active', 'declined', 'ended')),
  number        text not null,                      -- 受付番号, unique inside the hub
  valid_until   date,                               -- registration ends after this day unless renewed
  umbrella      uuid references groups (id),        -- 連合会
  created_at    timestamptz not null,
  decided_at    timestamptz,
  version       int not null default 1,
  unique (hub, number)
);
create index groups_by_hub on groups (hub, state);
create index groups_by_umbrella on groups (umbrella) where umbrella is not null;

create table members (
  group_id  uuid not null references groups (id),
  person    uuid not null references people (id),
  role      text not null check (role in ('representative', 'member')),
  since     date not null,
  until     date,
  primary key (group_id, person, role)
);
create index members_by_person on members (person);

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
  organisation  text not null,
  scopes        text[] not null check (cardinality(scopes) > 0),
  consented_by  uuid not null references people (id),
  since         date not null,
  until         date not null,
  revoked_at    timestamptz,
  check (since <= until)
);
create index accompaniments_by_helper on accompaniments (helper);
create index accompaniments_by_group on accompaniments (group_id);
