-- A server's data of any size, made up: :listings listings of three hubs, :bookings bookings of one line each with their
-- whole history, numbered and chained as the program does. Every fifth booking is to come, the others are over.
create function pg_temp.id(kind text, i bigint) returns uuid language sql immutable as
  $$ select (kind || '-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid $$;

insert into hubs (id, name, created_at)
  select h, h || 'センター（例）', '2020-01-01' from unnest(array['east', 'west', 'south']) h;
insert into people (id, name, kana, mail, created_at)
  select pg_temp.id('0000000a', i), '例 ' || i || '（例）', 'れい', 'p' || i || '@example.jp', '2026-01-01' from generate_series(0, 1999) i;
insert into groups (id, hub, name, kind, state, number, created_at)
  select pg_temp.id('0000000b', i), (array['east', 'west', 'south'])[i % 3 + 1], '第' || i || '町会（例）', 'neighbourhood', 'active',
    'N' || i, '2020-01-01' from generate_series(0, 2999) i;
insert into members select pg_temp.id('0000000b', i), pg_temp.id('0000000a', i % 2000), 'representative', '2020-04-01'
  from generate_series(0, 2999) i;
insert into places (id, hub, name, address, municipality, lat, lon, created_at)
  select pg_temp.id('0000000c', i), (array['east', 'west', 'south'])[i % 3 + 1], '第' || i || '会館（例）', '東京都小平市小川町' || i, '132110',
    35.6 + (i % 500) * 0.001, 139.3 + (i / 500) * 0.001, '2020-01-01' from generate_series(0, :listings / 3) i;
insert into units (id, place, name, capacity)
  select pg_temp.id('0000000d', i), pg_temp.id('0000000c', i % (:listings / 3)), '', case when i % 4 = 0 then 20 else 1 end
  from generate_series(0, :listings - 1) i;
insert into listings (id, hub, group_id, place, kind, state, reservation, name, kana, description, capacity, quantity, created_at,
    published_at)
  select pg_temp.id('0000000e', i), (array['east', 'west', 'south'])[(i % (:listings / 3)) % 3 + 1],
    pg_temp.id('0000000b', (i % (:listings / 3)) % 3000), pg_temp.id('0000000c', i % (:listings / 3)),
    case when i % 4 = 0 then 'equipment' else 'space' end, 'published', 'here',
    case when i % 4 = 0 then '長机' else '会議室' end || i || '（例）', '', '駅から歩いて' || i % 30 || '分。', 10 + i % 90,
    case when i % 4 = 0 then 20 else 1 end, '2020-01-01', '2020-01-02' from generate_series(0, :listings - 1) i;
insert into listing_units select pg_temp.id('0000000e', i), pg_temp.id('0000000d', i), i % 4 <> 0
  from generate_series(0, :listings - 1) i;
insert into photos select encode(sha256(b), 'hex'), b, 800, 600, '2020-01-01'
  from (select convert_to(repeat(md5(i::text), 1000), 'UTF8') as b from generate_series(1, :listings / 100) i) p;
insert into listing_photos select pg_temp.id('0000000e', i), 1, encode(sha256(convert_to(repeat(md5(i::text), 1000), 'UTF8')), 'hex'), ''
  from generate_series(1, :listings / 100) i;

create temp table b as
  select i, i % :listings as l, i % 5 = 0 as coming,
    case when i % 5 = 0 then timestamptz '2027-03-01 00:00Z' else timestamptz '2024-01-01 00:00Z' end
      + i / :listings * interval '2 hours' as at
  from generate_series(0::bigint, :bookings - 1) i;
analyze b;
insert into bookings (id, hub, group_id, person, purpose, persons, channel, created_at)
  select pg_temp.id('0000000f', i), (array['east', 'west', 'south'])[i % 3000 % 3 + 1], pg_temp.id('0000000b', i % 3000),
    pg_temp.id('0000000a', i % 2000), '定例会', 8, 'web', at - interval '300 days' from b;
insert into booking_lines (id, booking, position, hub, listing, lender, kind, title, from_at, to_at, quantity, optional, fee, units,
    amounts, foot_from, foot_to, by_person, request_blocks, borrower_confirms, answer_minutes, hold_minutes, cancel_days, state, sequence)
  select pg_temp.id('00000010', i), pg_temp.id('0000000f', i), 0, (array['east', 'west', 'south'])[l % (:listings / 3) % 3 + 1],
    pg_temp.id('0000000e', l), pg_temp.id('0000000b', l % (:listings / 3) % 3000), case when l % 4 = 0 then 'equipment' else 'space' end,
    '会議室（例）', at, at + interval '2 hours', 1, false, '[]', array[pg_temp.id('0000000d', l)], array[1], at, at + interval '2 hours',
    false, true, false, 1440, 1440, 7, case when coming then 'confirmed' else 'closed' end, case when coming then 2 else 3 end from b;
insert into line_moves (line, sequence, at, move, state, actor, on_behalf_of)
  select pg_temp.id('00000010', i), s, at - interval '300 days' + s * interval '1 second',
    (array['ask', 'confirm', 'close'])[s], (array['held', 'confirmed', 'closed'])[s], pg_temp.id('0000000a', i % 2000),
    pg_temp.id('0000000b', i % 3000)
  from b, generate_series(1, case when coming then 2 else 3 end) s;
insert into occupancies (unit, line, from_at, to_at, amount, sole)
  select pg_temp.id('0000000d', l), pg_temp.id('00000010', i), at, at + interval '2 hours', 1, l % 4 <> 0 from b where coming;
alter table events disable trigger events_announce;
insert into events (id, at, hub, subject_kind, subject, kind, actor, on_behalf_of, data)
  select pg_temp.id('00000011', i * 4 + m.sequence), m.at, (array['east', 'west', 'south'])[l % (:listings / 3) % 3 + 1], 'booking',
    pg_temp.id('0000000f', i)::text, (array['held', 'confirmed', 'closed'])[m.sequence], m.actor, m.on_behalf_of,
    jsonb_build_object('line', m.line, 'listing', pg_temp.id('0000000e', l), 'state', m.state, 'sequence', m.sequence)
  from b join line_moves m on m.line = pg_temp.id('00000010', b.i);
alter table events enable trigger events_announce;
do $$
declare
  each record;
  link bytea := decode(repeat('00', 32), 'hex');
  number bigint := 0;
begin
  for each in select e.id, e.at::text || '|' || coalesce(e.hub, '') || '|' || e.subject_kind || '|' || e.subject || '|' || e.kind
      || '|' || coalesce(e.actor::text, '') || '|' || coalesce(e.on_behalf_of::text, '') || '|' || e.data::text as line from events e order by e.at, e.id loop
    number := number + 1;
    link := sha256(link || convert_to(each.id || '|' || each.line, 'UTF8'));
    insert into event_numbers values (number, each.id, link);
  end loop;
end $$;
insert into readers values ('notice', (select max(n) from event_numbers));
drop table b;
analyze;
