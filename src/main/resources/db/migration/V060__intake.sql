-- One run over a file. The bytes stay until the run is forgotten: it is read again to apply, and after a kill to go on.
create table imports (
  id            uuid primary key,
  hub           text not null references hubs (id),
  group_id      uuid references groups (id),          -- whose own list it is; null: open data
  file          text not null check (length(file) between 1 and 300),
  bytes         bytea not null,
  state         text not null check (state in ('reading', 'previewed', 'refused', 'applying', 'applied', 'undoing', 'undone', 'failed')),
  dataset       text not null default '',             -- the same for each issue of the list; part of every source key
  headings      text not null default '',             -- fingerprint of layout, publisher and columns
  title         text not null default '',             -- of the dataset, as its publisher calls it
  licence       text not null default '',
  credit        text not null default '',
  notes         jsonb not null default '[]',          -- on the file as a whole
  publish       boolean not null default false,
  n_rows        int not null default 0,
  n_read        int not null default 0,
  n_repaired    int not null default 0,
  n_refused     int not null default 0,
  n_blank       int not null default 0,
  n_created     int not null default 0,
  n_updated     int not null default 0,
  n_unchanged   int not null default 0,
  n_attached    int not null default 0,
  n_undone      int not null default 0,
  n_kept        int not null default 0,
  position      int not null default 0,               -- the last record that is done
  failures      int not null default 0,
  leased_until  timestamptz,                          -- some process works on it until then
  started_by    uuid not null,
  started_at    timestamptz not null,
  ended_at      timestamptz,
  check (n_rows = n_read + n_repaired + n_refused + n_blank or state = 'reading')
);
create index imports_by_hub on imports (hub, started_at);
create index imports_under_way on imports (started_at) where state in ('reading', 'applying', 'undoing');

create table import_rows (
  import      uuid not null references imports (id) on delete cascade,
  record      int not null check (record > 0),
  state       text not null check (state in ('read', 'repaired', 'refused', 'blank')),
  name        text not null default '',
  identity    text not null default '',               -- by what the same record of the next issue is known
  understood  jsonb not null default '{}',
  problems    jsonb not null default '[]',
  outcome     text not null default '' check (outcome in ('', 'created', 'updated', 'unchanged', 'attached', 'undone', 'kept')),
  listing     uuid references listings (id),
  before      jsonb,                                  -- what an updated listing said until then
  primary key (import, record)
);
create index import_rows_by_listing on import_rows (listing) where listing is not null;

-- What an incoming record is compared with: imported places and listings, by the keys that two records of one thing share.
create table candidates (
  id            uuid primary key,
  hub           text not null references hubs (id),
  dataset       text not null,
  kind          text not null,
  name          text not null,
  container     text not null,
  municipality  text not null,
  address       text not null,
  lat           double precision,
  lon           double precision,
  source_id     text not null,
  place         uuid references places (id),
  listing       uuid references listings (id)         -- null: a hall known only by its rooms, a lender by its things
);
create index candidates_by_listing on candidates (listing) where listing is not null;
create table candidate_keys (
  hub        text not null,
  key        text not null,
  candidate  uuid not null references candidates (id) on delete cascade,
  primary key (hub, key, candidate)
);
create index candidate_keys_by_candidate on candidate_keys (candidate);
