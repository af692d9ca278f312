-- A decision that fails for a reason of ours is tried again later, so that it does not stand in the way of the others.
alter table displacements
  add column attempts int not null default 0,
  add column next_at timestamptz;                        -- not tried before then
