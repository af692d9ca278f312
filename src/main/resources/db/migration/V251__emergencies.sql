-- 緊急モード: a hub calls its generators, tents and radios back and keeps them for its own desk to hand out.
-- What a hub calls back by kind; none means what the program knows as such.
create table emergency_categories (
  hub      text not null references hubs (id),
  concept  text not null,
  primary key (hub, concept)
);

-- Things whose owner offers them for emergencies, whatever their kind.
create table emergency_marks (
  listing    uuid primary key references listings (id),
  marked_by  uuid not null references people (id),
  marked_at  timestamptz not null
);

-- Who may switch beside the hub's operators and officers.
create table emergency_switchers (
  id        uuid primary key,
  hub       text not null references hubs (id),
  person    uuid not null references people (id),
  given_by  uuid not null references people (id),
  given_at  timestamptz not null,
  ended_by  uuid references people (id),
  ended_at  timestamptz,
  check ((ended_by is null) = (ended_at is null))
);
create unique index emergency_switchers_now on emergency_switchers (hub, person) where ended_at is null;

-- Who switched on and off, when and why. Nothing is ever deleted here.
create table emergencies (
  id        uuid primary key,
  hub       text not null references hubs (id),
  block     uuid references blocks (id),               -- null: there was nothing to keep back
  reason    text not null check (length(trim(reason)) between 1 and 300), -- borrowers read it
  on_by     uuid not null references people (id),
  on_at     timestamptz not null,
  off_by    uuid references people (id),
  off_at    timestamptz,
  off_note  text,
  check ((off_by is null) = (off_at is null)),
  check (off_note is null or off_at is not null)
);
-- One at a time: a second click finds it on.
create unique index emergencies_on on emergencies (hub) where off_at is null;

create table emergency_things (
  emergency  uuid not null references emergencies (id),
  listing    uuid not null references listings (id),
  primary key (emergency, listing)
);
