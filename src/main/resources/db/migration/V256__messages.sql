-- やりとり: what the two sides of a booking and the desk write to each other. A conversation is that of a booking with one
-- lender. Rows are never deleted: a text goes when its writer takes it back or leaves, or when its time is over.
create table messages (
  id            uuid primary key,
  booking       uuid not null references bookings (id),
  lender        uuid not null references groups (id),
  n             int not null check (n > 0),             -- which of its conversation
  side          text not null check (side in ('borrower', 'lender', 'desk')),  -- for whom it was written
  author        uuid not null references people (id),
  body          text check (length(body) between 1 and 2000),
  at            timestamptz not null,
  burst         uuid not null,                          -- the first of those that one side wrote in a row: told once
  retracted_at  timestamptz,
  unique (booking, lender, n)
);
create index messages_by_author on messages (author, at);

-- Up to which message somebody has read a conversation.
create table message_reads (
  booking  uuid not null references bookings (id),
  lender   uuid not null references groups (id),
  person   uuid not null references people (id),
  upto     int not null,                                -- its n
  primary key (booking, lender, person)
);
create index message_reads_by_person on message_reads (person);

-- What somebody found wrong with a message. While it is open the desk reads the text as it was, also of one taken back.
create table message_reports (
  id           uuid primary key,
  message      uuid not null references messages (id),
  hub          text not null references hubs (id),      -- whose desk looks at it
  body         text,                                    -- as it was; null once it is settled
  reason       text not null check (length(reason) <= 500),
  reported_by  uuid not null references people (id),
  reported_at  timestamptz not null,
  settled_by   uuid references people (id),
  settled_at   timestamptz,
  note         text not null default '' check (length(note) <= 500),
  check ((settled_by is null) = (settled_at is null)),
  check (settled_at is null or body is null),
  unique (message, reported_by)
);
create index message_reports_open on message_reports (hub, id) where settled_at is null;
