-- Hand-over and return. Rows are only added; a person's words go when the person does.

-- What a borrower shows: the code behind the QR code, and a short one to be typed. Neither opens anything by itself: whoever
-- has it must be signed in and lend what was booked. A new one ends the old.
create table custody_codes (
  code          text primary key check (code ~ '^[A-Za-z0-9_-]{22,43}$'),
  short         text not null unique check (short ~ '^[0-9A-HJKMNP-TV-Z]{8}$'),
  booking       uuid not null references bookings (id),
  made_at       timestamptz not null,
  revoked_at    timestamptz
);
create unique index custody_codes_live on custody_codes (booking) where revoked_at is null;

-- One act of handing over or taking back a line, as the lender's side put it down.
create table custody_records (
  id            uuid primary key,
  booking       uuid not null references bookings (id),
  line          uuid not null references booking_lines (id),
  kind          text not null check (kind in ('hand-over', 'return')),
  at            timestamptz not null,
  count         int not null check (count >= 0),         -- handed over, or come back with this
  of            int not null check (of >= count),        -- booked, or out before this
  checks        jsonb not null,                          -- [{text, ok}], the owner's list as it was then
  note          text check (length(note) <= 1000),       -- the state of it, in a person's words
  actor         uuid not null references people (id),
  on_behalf_of  uuid not null,
  answer_by     timestamptz not null,                    -- who says nothing by then agrees, and is told so
  check (answer_by > at)
);
create index custody_records_by_booking on custody_records (booking, at);

-- What the other side says to it: once.
create table custody_answers (
  record        uuid primary key references custody_records (id),
  at            timestamptz not null,
  answer        text not null check (answer in ('agreed', 'contested', 'silent')),
  actor         uuid references people (id),
  note          text check (length(note) <= 1000),
  check ((actor is null) = (answer = 'silent')),
  check (answer <> 'contested' or note is not null or actor is not null)
);

-- Re-made pictures of things, for both sides of the booking only.
create table custody_photos (
  id            uuid primary key,
  record        uuid not null references custody_records (id),
  bytes         bytea not null check (length(bytes) <= 1048576),
  width         int not null,
  height        int not null,
  made_by       uuid not null references people (id),
  at            timestamptz not null
);
create index custody_photos_by_record on custody_photos (record, id);

-- A borrower asks to keep something longer. The last move of a line counts.
create table custody_renewals (
  line          uuid not null references booking_lines (id),
  sequence      int not null check (sequence > 0),
  at            timestamptz not null,
  move          text not null check (move in ('ask', 'grant', 'refuse', 'withdraw')),
  until         timestamptz not null,
  actor         uuid not null references people (id),
  on_behalf_of  uuid not null,
  note          text check (length(note) <= 1000),
  primary key (line, sequence)
);

-- Something was lost or damaged.
create table custody_claims (
  id            uuid primary key,
  booking       uuid not null references bookings (id),
  line          uuid not null references booking_lines (id),
  kind          text not null check (kind in ('lost', 'damaged')),
  count         int not null check (count > 0),
  made_at       timestamptz not null
);
create index custody_claims_by_booking on custody_claims (booking);

create table custody_claim_moves (
  claim         uuid not null references custody_claims (id),
  sequence      int not null check (sequence > 0),
  at            timestamptz not null,
  move          text not null check (move in ('report', 'claim', 'agree', 'contest', 'settle')),
  demand        text check (demand in ('none', 'repair', 'replacement', 'amount')),
  yen           bigint check (yen > 0),
  actor         uuid not null references people (id),
  on_behalf_of  uuid not null,
  note          text check (length(note) <= 1000),
  primary key (claim, sequence),
  check ((demand is not null) = (move = 'claim')),
  check ((yen is not null) = (demand is not distinct from 'amount'))
);

-- So many of a listing's things are not to be had: broken, lost, at the repairer's. What was promised stays promised, is listed,
-- and is settled by people.
create table outages (
  id            uuid primary key,
  hub           text not null references hubs (id),
  listing       uuid not null references listings (id),
  unit          uuid not null references units (id),
  amount        int not null check (amount > 0),
  from_at       timestamptz not null,
  to_at         timestamptz not null,                    -- far away where nobody knows
  reason        text not null check (length(trim(reason)) between 1 and 300),
  made_by       uuid not null references people (id),
  made_at       timestamptz not null,
  ended_by      uuid references people (id),
  ended_at      timestamptz,
  check (from_at < to_at),
  check ((ended_by is null) = (ended_at is null))
);
create index outages_by_unit on outages (unit, to_at) where ended_at is null;
create index outages_by_listing on outages (listing, made_at);

-- Borrowers who have been told that what they were promised is late or out of service: once.
create table custody_warnings (
  line          uuid primary key references booking_lines (id),
  at            timestamptz not null,
  missing       int not null check (missing > 0)
);
