-- Without NOTIFY: nobody listened, and PostgreSQL lets those who notify commit only one after another, so that no two bookings
-- could share a flush of the log.
create or replace function events_announce() returns trigger language plpgsql as $$
begin
  insert into events_unnumbered (event) select id from fresh;
  return null;
end $$;
