-- Somebody who lends has said that a booking stays although things of its pool are out of service: they will manage. It holds
-- until something else of the pool goes out of service; then it is asked anew.
create table outage_keeps (
  outage        uuid not null references outages (id),
  line          uuid not null references booking_lines (id),
  at            timestamptz not null,
  actor         uuid not null references people (id),
  note          text check (length(note) <= 500),
  primary key (line, outage, at)
);
create index outage_keeps_by_outage on outage_keeps (outage);
create index outage_keeps_by_actor on outage_keeps (actor);
