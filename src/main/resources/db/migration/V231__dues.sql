-- 減免: asked for by the borrower, decided by whom the owner gave the right. Rows are only added; the last one counts.
create table reductions (
  line          uuid not null references booking_lines (id),
  sequence      int not null,
  at            timestamptz not null,
  move          text not null check (move in ('ask', 'grant', 'refuse')),
  ground        text not null,
  label         text not null,                         -- of the ground, as people read it then
  percent       int not null check (percent between 0 and 100), -- asked for, or granted
  yen           bigint not null check (yen >= 0),      -- taken off by a grant
  decided_by    text not null check (decided_by in ('lender', 'desk', 'either')),
  round_to      int not null,
  round_mode    text not null,
  actor         uuid not null references people (id),
  on_behalf_of  uuid not null,
  note          text,                                  -- why: a person's own words, which go when the person does
  primary key (line, sequence)
);

-- What the desk adds to a price or lets off: overrun, cleaning, a waived 取消料.
create table charges (
  id            uuid primary key,
  line          uuid not null references booking_lines (id),
  at            timestamptz not null,
  kind          text not null check (kind in ('overrun', 'other', 'cancellation', 'waiver')),
  yen           bigint not null check ((kind = 'waiver') = (yen < 0)),
  hours         int check (hours > 0),
  actor         uuid not null references people (id),
  note          text
);
create index charges_by_line on charges (line);

create sequence receipt_numbers;

-- Money that came in at the desk, or went out again. There is no other way to pay.
create table payments (
  id            uuid primary key,
  number        text not null unique default 'R' || to_char(nextval('receipt_numbers'), 'FM0000000'),
  booking       uuid not null references bookings (id),
  lender        uuid not null references groups (id),
  hub           text not null references hubs (id),    -- the lender's
  at            timestamptz not null,
  deposit       boolean not null,
  yen           bigint not null check (yen <> 0),      -- below zero: paid back
  method        text not null check (method in ('cash', 'transfer', 'stamps', 'other')),
  actor         uuid not null references people (id),
  note          text
);
create index payments_by_booking on payments (booking);
