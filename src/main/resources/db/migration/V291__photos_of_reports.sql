-- Re-made pictures that go with a report of use, for both sides of the line only. They stay with the line when the report is
-- corrected; the same picture sent again is there once.
create table use_report_photos (
  id        uuid primary key,
  line      uuid not null,
  sequence  int not null,                                -- the report to which it was added
  hash      text not null check (hash ~ '^[0-9a-f]{64}$'),
  bytes     bytea not null check (length(bytes) <= 1048576),
  width     int not null,
  height    int not null,
  made_by   uuid not null references people (id),
  at        timestamptz not null,
  unique (line, hash),
  foreign key (line, sequence) references use_reports (line, sequence)
);
