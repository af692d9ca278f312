-- What came of somebody's help. The line is closed by the same transaction.
create table help_reports (
  line         uuid primary key references booking_lines (id),
  booking      uuid not null references bookings (id),
  at           timestamptz not null,
  persons      int not null check (persons >= 0),
  minutes      int not null check (minutes > 0),
  remarks      text check (length(remarks) <= 1000),     -- a person's words
  actor        uuid not null references people (id)
);
create index help_reports_by_booking on help_reports (booking);

-- Whether somebody still offers what they can do, asked once a year.
create table skill_renewals (
  listing       uuid primary key references listings (id),
  hub           text not null references hubs (id),
  due_on        date not null,                           -- confirmed until then
  told          int not null default 0 check (told between 0 and 4), -- steps taken: 60, 30 and 7 days before, 30 after
  next_on       date,                                    -- when the next step is due; null: it rests
  rests         boolean not null default false,          -- taken out because nobody answered
  confirmed_at  timestamptz,
  confirmed_by  uuid references people (id),             -- who heard it on the telephone; null: by the link
  check ((next_on is null) = (told = 4))
);
create index skill_renewals_next on skill_renewals (next_on) where next_on is not null;
create index skill_renewals_by_hub on skill_renewals (hub, due_on);

-- Ways to say so without an account, each in one letter. Used once; one that was used says how things stand.
create table renewal_links (
  token_hash  bytea primary key check (octet_length(token_hash) = 32),
  listing     uuid not null references listings (id),
  sent_at     timestamptz not null,
  used_at     timestamptz
);
create index renewal_links_by_listing on renewal_links (listing);
