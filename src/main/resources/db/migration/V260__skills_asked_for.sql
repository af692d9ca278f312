-- Of what a person is asked for: further times that would do as well, each with what it takes and costs.
alter table booking_lines add column candidates jsonb;

-- Somebody's time is a unit like any other: never two agreed at one hour.
with mine as (
  select l.id as listing, gen_random_uuid() as unit, l.name from listings l
  where l.kind = 'skill' and l.reservation = 'here'
    and not exists (select from listing_units u where u.listing = l.id)
), made as (
  insert into units (id, name, capacity) select unit, name, 1 from mine
)
insert into listing_units (listing, unit, whole) select listing, unit, false from mine;

-- 打診: the desk asks the person behind a skill, by a letter with a link or on the telephone.
create table soundings (
  id            uuid primary key,
  booking       uuid not null references bookings (id),
  line          uuid not null references booking_lines (id),
  listing       uuid not null references listings (id),
  hub           text not null references hubs (id),      -- the listing's
  way           text not null check (way in ('mail', 'phone')),
  asked_by      uuid not null references people (id),
  asked_at      timestamptz not null,
  remind_at     timestamptz,                             -- null: has been, or is not reminded
  answer_by     timestamptz not null,
  state         text not null check (state in ('open', 'accepted', 'declined', 'offered', 'unanswered', 'closed')),
  settled_at    timestamptz,                             -- answered, given up or overtaken
  settled_by    uuid references people (id),             -- who wrote the answer down; null: by the link, or the clock
  from_at       timestamptz,                             -- the time accepted
  to_at         timestamptz,
  reason        text,                                    -- code, of a refusal
  note          text check (length(note) <= 1000),       -- a person's words
  check (asked_at < answer_by),
  check ((state = 'open') = (settled_at is null)),
  check ((state = 'accepted') = (from_at is not null)),
  check ((from_at is null) = (to_at is null))
);
-- One is asked at a time.
create unique index soundings_open on soundings (line) where state = 'open';
create index soundings_by_booking on soundings (booking, asked_at);
create index soundings_due on soundings (answer_by) where state = 'open';
create index soundings_by_hub on soundings (hub, asked_at);

-- Ways to answer without an account, each in one letter: the secret is there and nowhere else. An answer by one of them, or
-- by the desk, makes all of them void, for the sounding is open no more.
create table sounding_links (
  token_hash  bytea primary key check (octet_length(token_hash) = 32),
  sounding    uuid not null references soundings (id)
);
create index sounding_links_by_sounding on sounding_links (sounding);
