-- A real place. It owns units; listings lend them. A place is not an offer.
create table places (
  id            uuid primary key,
  hub           text not null references hubs (id),
  name          text not null check (length(name) between 1 and 300),
  kana          text not null default '',
  kind          text not null default '',           -- concept id
  address       text not null default '',
  postcode      text not null default '' check (postcode ~ '^([0-9]{7})?$'),
  municipality  text not null default '' check (municipality ~ '^([0-9]{6})?$'),
  area_codes    text[] not null default '{}',       -- six-digit codes that its sources bear, wherever it lies
  lat           double precision check (lat between 20 and 46),
  lon           double precision check (lon between 122 and 154),
  phone         text not null default '',
  url           text not null default '' check (url ~ '^(https?://\S+)?$'),
  hours_text    text not null default '',           -- as the source says it
  claimed_by    uuid references groups (id),         -- 引き受け: the group that stands behind it
  merged_into   uuid references places (id),         -- another record of the same real place; this one is then empty
  created_at    timestamptz not null,
  version       int not null default 1,
  check ((lat is null) = (lon is null)),
  check (merged_into <> id)
);
create index places_by_hub on places (hub);
create index places_by_claim on places (claimed_by) where claimed_by is not null;

-- The smallest things that exclude each other. A room is one unit of capacity 1, a pool of 20 desks one of 20.
create table units (
  id        uuid primary key,
  place     uuid references places (id),
  name      text not null default '',
  capacity  int not null check (capacity > 0),
  version   bigint not null default 0               -- rises with each change of its occupancy
);
create index units_by_place on units (place);

create table listings (
  id            uuid primary key,
  hub           text not null references hubs (id),
  group_id      uuid references groups (id),         -- the lender; null: nobody stands behind it
  place         uuid references places (id),
  kind          text not null check (kind in ('space', 'equipment', 'skill')),
  state         text not null check (state in ('draft', 'submitted', 'published', 'returned', 'suspended', 'retired')),
  reservation   text not null check (reservation in ('here', 'elsewhere', 'none')),
  visibility    text not null default 'public' check (visibility in ('public', 'groups', 'union', 'private')),
  name          text not null check (length(name) between 1 and 300),
  kana          text not null default '',
  easy          text not null default '',            -- description in やさしい日本語
  translations  jsonb not null default '{}',         -- {"en": {"name", "description"}, …}
  description   text not null default '',
  category      text not null default '',            -- concept id
  features      text[] not null default '{}',        -- concept ids
  capacity      int check (capacity > 0),            -- persons; null: unknown
  area_m2       numeric(9,2) check (area_m2 > 0),
  quantity      int not null default 1 check (quantity > 0),
  quantity_unit text not null default '',            -- 台, 張, 式
  details       jsonb not null default '{}',         -- what only a skill has: for whom, days, reach, thanks
  fee           jsonb not null default '{}',
  fee_text      text not null default '',            -- as the source says it
  audience      text[] not null default '{}',        -- who may borrow: registered, individuals, residents; empty: as the hub says
  conditions    text not null default '',
  hints         text not null default '',            -- how to get in, what to bring
  reserve_url   text not null default '' check (reserve_url ~ '^(https?://\S+)?$'),  -- where one applies, for 'elsewhere'
  picked        boolean not null default false,      -- a curator's pick
  created_at    timestamptz not null,
  submitted_at  timestamptz,
  published_at  timestamptz,
  changed_at    timestamptz,                         -- changed while published, and no curator has looked since
  merged_into   uuid references listings (id),       -- another record of the same thing; this one is then retired
  version       int not null default 1,
  -- Nobody may apply for a thing that nobody stands behind.
  check (reservation <> 'here' or group_id is not null),
  check (merged_into is null or (merged_into <> id and state = 'retired'))
);
create index listings_by_hub on listings (hub, state, created_at);
create index listings_by_group on listings (group_id) where group_id is not null;
create index listings_by_place on listings (place);
create index listings_waiting on listings (hub, submitted_at) where state = 'submitted';
create index listings_changed on listings (hub, changed_at) where changed_at is not null;

create table listing_units (
  listing  uuid not null references listings (id),
  unit     uuid not null references units (id),
  whole    boolean not null,                         -- takes the unit whole, whatever the quantity asked
  primary key (listing, unit)
);
create index listing_units_by_unit on listing_units (unit);

-- Where a listing comes from. The first record is its source; further records of the same real thing attach to it.
create table sources (
  hub         text not null references hubs (id),
  source_key  text not null check (length(source_key) between 1 and 300),  -- the same record in the next import
  listing     uuid not null references listings (id),
  file        text not null,                         -- base name
  record      int not null check (record > 0),       -- 1-based data record, blank rows counted
  dataset     text not null default '',
  licence     text not null default '',
  credit      text not null default '',
  import_id   uuid,                                  -- the last import that brought it
  raw         jsonb not null default '{}',           -- the record as read
  added_at    timestamptz not null,
  primary key (hub, source_key)
);
create index sources_by_listing on sources (listing);
create index sources_by_import on sources (import_id) where import_id is not null;

-- Serial numbers of a pool, where the lender keeps them.
create table unit_items (
  unit    uuid not null references units (id),
  serial  text not null,
  note    text not null default '',
  primary key (unit, serial)
);

-- Of skills: never read by any public query, joined only after acceptance.
create table listing_contacts (
  listing  uuid primary key references listings (id),
  name     text not null default '',
  phone    text not null default '',
  mail     text not null default '',
  note     text not null default ''
);

-- Values of rules. The nearest of listing, place and hub wins, whole value, never merged.
create table rule_values (
  scope       text not null check (scope in ('hub', 'place', 'listing')),
  scope_id    text not null,
  kind        text not null check (kind ~ '^[a-z][a-z-]{1,40}$'),
  valid_from  date not null,
  value       jsonb not null,
  primary key (scope, scope_id, kind, valid_from)
);

create table photos (
  hash      text primary key check (hash ~ '^[0-9a-f]{64}$'),
  bytes     bytea not null check (length(bytes) <= 1048576),
  width     int not null,
  height    int not null,
  created_at timestamptz not null
);
create table listing_photos (
  listing   uuid not null references listings (id),
  position  int not null,
  photo     text not null references photos (hash),
  alt       text not null default '',
  primary key (listing, position)
);
