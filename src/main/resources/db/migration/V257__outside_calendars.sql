-- Calendars kept elsewhere that say when a thing is in use there. Only when: neither titles nor people are kept. The address may
-- be a secret of the lender's, so it is shown to nobody.
create table outside_calendars (
  id            uuid primary key,
  listing       uuid not null references listings (id),
  name          text not null check (length(name) between 1 and 100),
  address       text check (address ~ '^https://' and length(address) <= 2000),  -- null: a file that was handed in
  etag          text,
  made_by       uuid not null references people (id),
  made_at       timestamptz not null,
  as_of         timestamptz,                           -- what is known is as it was then
  tried_at      timestamptz,
  next_at       timestamptz,                           -- when it is fetched next
  failures      int not null default 0,                -- in a row
  fault         text,                                  -- of the last try
  emptied_at    timestamptz,                           -- since when it looks empty, though times are known
  check ((address is null) = (next_at is null))
);
create index outside_calendars_by_listing on outside_calendars (listing);
create index outside_calendars_due on outside_calendars (next_at) where next_at is not null;

-- When a unit is in use there. Rows come and go under the locks of units, as for bookings; what was booked here before stays.
create table outside_busy (
  unit      uuid not null references units (id),
  calendar  uuid not null references outside_calendars (id) on delete cascade,
  from_at   timestamptz not null,
  to_at     timestamptz not null,
  check (from_at < to_at),
  primary key (unit, calendar, from_at)
);
create index outside_busy_by_end on outside_busy (unit, to_at);
create index outside_busy_by_calendar on outside_busy (calendar);
