-- 行政使用: stretches in which the municipality keeps a space of its own for itself. Nothing is ever deleted here: a block is
-- lifted, and what was booked before it stays booked until somebody settles it with the people.
create table blocks (
  id         uuid primary key,
  hub        text not null references hubs (id),
  listing    uuid not null references listings (id),
  from_at    timestamptz not null,
  to_at      timestamptz not null,
  reason     text not null check (length(trim(reason)) between 1 and 300), -- borrowers read it
  made_by    uuid not null references people (id),
  made_at    timestamptz not null,
  lifted_by  uuid references people (id),
  lifted_at  timestamptz,
  check (from_at < to_at),
  check ((lifted_by is null) = (lifted_at is null))
);

-- What a block takes, always whole. Rows come and a block is lifted only under the locks of its units, as for bookings.
create table block_units (
  unit   uuid not null references units (id),
  block  uuid not null references blocks (id),
  primary key (unit, block)
);
create index block_units_by_block on block_units (block);
