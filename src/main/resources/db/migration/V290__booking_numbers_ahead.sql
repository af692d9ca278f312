-- A booking's number is asked for before its rows are written, so that nobody waits for these.
create function next_booking_number() returns text language sql volatile
  return 'B' || to_char(nextval('booking_numbers'), 'FM0000000');

alter table bookings alter column number set default next_booking_number();
