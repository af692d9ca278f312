-- Beside 行政使用 of one listing: a day on which a place or a whole hub is closed by weather or disaster, and things kept back in
-- an emergency, which the hub's own desk may still hand out.
alter table blocks
  alter column listing drop not null,
  add column place uuid references places (id),
  add column kind text not null default 'official' check (kind in ('official', 'weather', 'disaster', 'emergency')),
  add check ((listing is not null) = (kind = 'official')),
  add check (place is null or kind in ('weather', 'disaster'));
create index blocks_by_hub on blocks (hub, made_at);

-- A line of a booking that lay under a block when it was made, until it is settled: moved, cancelled, or left by agreement.
create table displacements (
  id        uuid primary key,
  block     uuid not null references blocks (id),
  line      uuid not null references booking_lines (id),
  booking   uuid not null references bookings (id),
  hub       text not null references hubs (id),
  state     text not null check (state in ('open', 'planned', 'moved', 'cancelled', 'kept', 'gone')),
  plan      text check (plan in ('move', 'cancel')),
  listing   uuid references listings (id),            -- where the plan moves it
  from_at   timestamptz,
  to_at     timestamptz,
  planner   uuid references people (id),
  trouble   text,                                      -- why the last plan did not work out: the code of a rule
  new_line  uuid references booking_lines (id),
  sequence  int not null,                              -- moves so far
  unique (block, line),
  check ((state = 'planned') = (plan is not null)),
  check ((plan is null) = (planner is null)),
  check ((plan is not distinct from 'move') = (listing is not null and from_at is not null and to_at is not null)),
  check ((state = 'moved') = (new_line is not null))
);
create index displacements_by_hub on displacements (hub, id) where state in ('open', 'planned');
create index displacements_planned on displacements (id) where state = 'planned';
create index displacements_by_line on displacements (line);

-- What was done about it, for ever. The note is a person's text and goes when the person does.
create table displacement_moves (
  displacement  uuid not null references displacements (id),
  sequence      int not null,
  at            timestamptz not null,
  move          text not null check (move in ('displace', 'plan', 'fail', 'move', 'cancel', 'keep', 'go')),
  actor         uuid references people (id),           -- null: the clock
  detail        text,                                  -- a code
  note          text,
  primary key (displacement, sequence)
);

-- One day is closed once: a second click finds it closed.
create unique index blocks_of_days on blocks (hub, coalesce(place, '00000000-0000-0000-0000-000000000000'), from_at)
  where kind in ('weather', 'disaster') and lifted_at is null;
