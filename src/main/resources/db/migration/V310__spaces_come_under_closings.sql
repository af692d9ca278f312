-- A space that comes to a place while the place, or all of its hub, is closed for a time is closed with it, whoever writes it
-- and by whatever way: newly, moved, claimed or taken up again. Whoever closes holds the lock of the hub alone, whoever brings
-- spaces shares it, so that of the two at once the later one sees the earlier; both take it before the locks of units.
create function come_under_closings(spaces uuid[]) returns void language plpgsql as $$
declare
  fresh uuid[];
begin
  perform pg_advisory_xact_lock_shared(hashtextextended(hub, 310))
  from (select distinct hub from listings where id = any (spaces) order by hub) as hubs;
  select array_agg(distinct u.unit order by u.unit) into fresh
  from listings l join listing_units u on u.listing = l.id join blocks b on b.hub = l.hub
  where l.id = any (spaces) and l.kind = 'space' and l.reservation = 'here' and l.state <> 'retired'
    and b.kind in ('outage', 'weather', 'disaster') and b.listing is null and (b.place = l.place or b.place is null)
    and b.lifted_at is null and b.to_at > l.created_at
    and not exists (select from block_units k where k.unit = u.unit and k.block = b.id);
  if fresh is null then
    return;
  end if;
  -- As for any block: a booking that has looked before must look again.
  perform from units where id = any (fresh) order by id for no key update;
  update units set version = version + 1 where id = any (fresh);
  with closed as (
    insert into block_units (block, unit)
    select distinct b.id, u.unit
    from listings l join listing_units u on u.listing = l.id join blocks b on b.hub = l.hub
    where l.id = any (spaces) and l.kind = 'space' and l.reservation = 'here' and l.state <> 'retired'
      and b.kind in ('outage', 'weather', 'disaster') and b.listing is null and (b.place = l.place or b.place is null)
      and b.lifted_at is null and b.to_at > l.created_at
    on conflict do nothing returning block, unit
  ), displaced as (
    -- A space that moves may bring bookings along: somebody has to decide about them.
    insert into displacements (id, block, line, booking, hub, state, sequence)
    select gen_random_uuid(), line.block, line.id, line.booking, line.hub, 'open', 1
    from (
      select distinct b.id as block, l.id, l.booking, b.hub
      from closed c join blocks b on b.id = c.block join listing_units s on s.unit = c.unit
      join booking_lines l on l.listing = s.listing and c.unit = any (l.units)
      where l.state in ('requested', 'held', 'confirmed', 'out') and l.foot_to > b.from_at and l.foot_from < b.to_at
    ) line
    on conflict do nothing returning id
  )
  insert into displacement_moves (displacement, sequence, at, move, detail) select id, 1, now(), 'displace', 'open' from displaced;
end
$$;

create function listing_units_come_under_closings() returns trigger language plpgsql as $$
begin
  perform come_under_closings(array(select distinct listing from fresh)) from fresh limit 1;
  return null;
end
$$;
create trigger listing_units_taken after insert on listing_units
  referencing new table as fresh for each statement execute function listing_units_come_under_closings();
create trigger listing_units_changed after update on listing_units
  referencing new table as fresh for each statement execute function listing_units_come_under_closings();

create function listings_come_under_closings() returns trigger language plpgsql as $$
begin
  perform come_under_closings(array[new.id]);
  return null;
end
$$;
create trigger listings_moved after update of place, state, reservation on listings for each row
  when (new.kind = 'space' and new.reservation = 'here' and new.state <> 'retired'
    and (old.place is distinct from new.place or old.state <> new.state or old.reservation <> new.reservation))
  execute function listings_come_under_closings();

-- Those that came before this was kept.
select come_under_closings(array(
  select l.id from listings l where l.kind = 'space' and l.reservation = 'here' and l.state <> 'retired'
    and exists (select from blocks b where b.hub = l.hub and b.kind in ('outage', 'weather', 'disaster') and b.listing is null
      and (b.place = l.place or b.place is null) and b.lifted_at is null)));
