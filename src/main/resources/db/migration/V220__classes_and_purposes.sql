-- What a hub calls a group in its own rules (登録団体, 減免団体): beside its kind, words of the hub's own.
alter table groups add column classes text[] not null default '{}' check (cardinality(classes) <= 10);

-- Of what nature a use is, as far as rules ask: 営利・政治・宗教 are told apart from all else.
alter table bookings add column nature text not null default 'ordinary'
  check (nature in ('ordinary', 'commercial', 'political', 'religious'));
