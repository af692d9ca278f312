-- 仮予約→本予約: a hold ends at this moment at the latest, whatever its own time says, as long as the moment lies ahead.
alter table booking_lines add column confirm_by timestamptz;

-- What a hub asks of groups before it registers them; the desk may make an exception with a reason.
alter table registration_terms
  add column least_members int not null default 0 check (least_members between 0 and 500),
  add column half_local boolean not null default false,      -- at least half live, work or learn here (在住・在勤・在学)
  add column adult boolean not null default false;           -- somebody of age answers for the group
alter table roster_entries
  add column tie text not null default '' check (tie in ('', 'lives', 'works', 'learns')),
  add column adult boolean not null default false;
