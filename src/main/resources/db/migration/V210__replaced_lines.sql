-- A line that another has come in place of, and a line the borrower goes on without. Both only of bookings that were changed:
-- a usual booking writes neither.
alter table booking_lines
  add column replaces uuid references booking_lines (id) check (replaces <> id),
  add column dropped boolean not null default false,
  -- What is still wanted is not dropped; a hold confirmed late is wanted again.
  add check (not dropped or state in ('declined', 'withdrawn', 'cancelled', 'expired'));

-- One line at a time stands in for another; one that was refused, withdrawn or never answered makes room for the next try.
create unique index booking_lines_replacing on booking_lines (replaces)
  where replaces is not null and (state not in ('declined', 'withdrawn', 'expired') or (state = 'expired' and was_held));
