-- 鍵の受渡し: how one gets in, of a listing or of a whole place; the nearest counts. What is secret of it stands in this one column
-- and nowhere else: not in events, exports, search or logs.
create table access_keys (
  id            uuid primary key,
  hub           text not null references hubs (id),
  listing       uuid unique references listings (id),
  place         uuid unique references places (id),
  method        text not null check (method in ('desk', 'caretaker', 'keybox', 'smartlock', 'staff')),
  instruction   text not null check (length(trim(instruction)) between 1 and 1000), -- read once it is agreed
  secret        text check (length(trim(secret)) between 1 and 200), -- a code, or where the key lies
  lead_minutes  int not null default 30 check (lead_minutes between 0 and 1440),
  version       int not null default 1,
  check ((listing is null) <> (place is null))
);

-- Who changed it, for ever; what it was is not kept.
create table access_changes (
  key      uuid not null references access_keys (id),
  version  int not null,
  at       timestamptz not null,
  actor    uuid not null references people (id),
  what     text not null check (what in ('set', 'secret', 'words')),
  primary key (key, version)
);

-- Who looked at the secret, and for which booking.
create table access_looks (
  id       uuid primary key,
  key      uuid not null references access_keys (id),
  version  int not null,
  line     uuid references booking_lines (id),          -- null: one of its lender's officers
  person   uuid not null references people (id),
  at       timestamptz not null
);
create index access_looks_by_key on access_looks (key, at);
create index access_looks_by_person on access_looks (person);
