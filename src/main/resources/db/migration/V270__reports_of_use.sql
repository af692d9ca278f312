-- 利用報告: what came of a use. Reports about people's help, kept since V261, become reports like any other.
alter table help_reports rename to use_reports;
alter index help_reports_by_booking rename to use_reports_by_booking;
alter table use_reports
  add column sequence int not null default 1 check (sequence > 0), -- a correction is a row of its own; the last one counts
  add column on_behalf_of uuid,
  add column used_for text check (length(used_for) <= 300),        -- a person's words
  add column counts jsonb not null default '[]',                   -- [{of, n}], where the lender counts by kinds of people
  add column checks jsonb not null default '[]',                   -- [{text, ok}], the lender's list as it was then
  add column trouble text check (length(trouble) <= 1000),         -- what is broken, dirty or was found: a person's words
  alter column minutes drop not null,                              -- of people's help only
  drop constraint help_reports_pkey,
  add primary key (line, sequence);

-- Reports that a lender's rule asks for, written down when the use is over. Letters go out by these rows, each once.
create table report_asks (
  line        uuid primary key references booking_lines (id),
  booking     uuid not null references bookings (id),
  hub         text not null references hubs (id),                  -- the lender's
  asked_at    timestamptz not null,
  due_on      date not null,                                       -- the last day for it
  told        int not null default 0 check (told between 0 and 2)  -- 1: that it is asked for; 2: that it is overdue
);
create index report_asks_by_hub on report_asks (hub, due_on);
create index report_asks_to_tell on report_asks (due_on) where told < 2;
