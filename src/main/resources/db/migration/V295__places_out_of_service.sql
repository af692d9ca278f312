-- A whole place is closed for repairs in one act, and nobody may know yet until when. What has no known end lasts to the first
-- moment of 2200, as things out of service do: later than any time that can be asked for, so that all sums stay plain sums.
update blocks set to_at = '2200-01-01T00:00:00Z' where kind = 'emergency' and to_at = '2199-12-31T00:00:00Z';
alter table blocks
  drop constraint blocks_of_listings,
  drop constraint blocks_check3,
  add constraint blocks_of check (case kind
    when 'official' then listing is not null and place is null
    when 'outage' then (listing is null) <> (place is null)
    when 'emergency' then listing is null and place is null
    else listing is null end),
  add constraint blocks_open_end check (to_at < '2200-01-01T00:00:00Z'
    or (to_at = '2200-01-01T00:00:00Z' and kind in ('outage', 'emergency')));
create index blocks_by_place on blocks (place, made_at) where place is not null;
