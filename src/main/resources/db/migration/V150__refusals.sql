-- Who was refused what: kept for looking back, like events, but outside their chain, because anybody can cause one. Rows are
-- only inserted; what is over a year old goes through the function below, which takes nothing younger than 90 days.
create table refusals (
  id       uuid primary key,
  at       timestamptz not null,
  person   uuid not null,                              -- who asked
  method   text not null check (length(method) <= 10),
  route    text not null check (length(route) <= 200), -- as mounted, with names in the place of ids
  subject  text not null check (length(subject) <= 300),
  status   int not null check (status in (403, 404)),
  code     text not null check (length(code) <= 100)   -- the rule; empty for what was not found
);
create index refusals_by_person on refusals (person, at);
create index refusals_by_age on refusals (at);

create function refusals_forget(before timestamptz) returns bigint
language sql security definer set search_path = public as $$
  with gone as (delete from refusals where at < least(before, now() - interval '90 days') returning 1)
  select count(*) from gone
$$;
