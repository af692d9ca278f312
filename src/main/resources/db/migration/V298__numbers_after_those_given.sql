-- Archives did not carry how far numbers had been given, so that after a restore the first ones came again and were refused.
-- Wherever that happened, they go on after the highest there is.
select setval('booking_numbers', highest) from (
  select max(substr(number, 2)::bigint) as highest from bookings where number ~ '^B[0-9]{1,15}$') given
where highest >= (select last_value from booking_numbers);
select setval('receipt_numbers', highest) from (
  select max(substr(number, 2)::bigint) as highest from payments where number ~ '^R[0-9]{1,15}$') given
where highest >= (select last_value from receipt_numbers);
