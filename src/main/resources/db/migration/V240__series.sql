-- 定期利用: dates that were asked for together by one rule. Each is a booking of its own; the series only ties them.
create table series (
  id           uuid primary key,
  recurrence   jsonb not null,                        -- as it was asked
  clashes      text not null check (clashes in ('skip', 'shift', 'refuse')),
  person       uuid not null references people (id),  -- who asked
  created_at   timestamptz not null
);

-- Every date of it, also those that could not be had.
create table occurrences (
  series       uuid not null references series (id),
  number       int not null check (number between 1 and 60),
  day          date not null,                         -- by the rule, on the lender's clock
  outcome      text not null check (outcome in ('kept', 'moved', 'skipped')),
  rule         text,                                  -- what refused the date itself
  primary key (series, number),
  check ((outcome = 'kept') = (rule is null))
);

-- A booking knows of which date it is, and a date is booked once.
alter table bookings
  add column series uuid,
  add column occurrence int,
  add constraint bookings_occurrence foreign key (series, occurrence) references occurrences (series, number),
  add constraint bookings_occurrence_whole check ((series is null) = (occurrence is null));
create unique index bookings_by_occurrence on bookings (series, occurrence) where series is not null;
