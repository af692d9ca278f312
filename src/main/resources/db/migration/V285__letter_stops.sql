-- Letters of a search that one reader can end with one click of their mail program (RFC 8058). A group's search goes to several
-- people: each has a key of their own, so that who ends it ends it for nobody else. Of the reader only a hash is kept.
create table letter_stops (
  key       text primary key check (length(key) >= 22),
  search    uuid not null,                              -- goes some time after the search
  reader    text not null check (length(reader) = 64),
  made_at   timestamptz not null,
  ended_at  timestamptz,                                -- null: letters are written
  unique (search, reader)
);
alter table letters add column stop_key text;           -- while it may still be sent
