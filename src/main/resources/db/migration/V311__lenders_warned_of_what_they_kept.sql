-- Lenders who have been told, once for each time they said that a booking stays though things are short, that what it counts on
-- has not come back either.
create table custody_keep_warnings (
  line          uuid not null references booking_lines (id),
  kept_at       timestamptz not null,
  at            timestamptz not null,
  missing       int not null check (missing > 0),
  primary key (line, kept_at)
);
