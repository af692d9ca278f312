-- Whoever is asked for help may offer another time so exactly that it can be taken with one button.
alter table soundings drop constraint soundings_check2;
alter table soundings add constraint soundings_time check (
  case state when 'accepted' then from_at is not null when 'offered' then true else from_at is null end);

-- In which language letters to the person behind a skill are written: who has no account has said so to whoever wrote it down.
alter table listing_contacts add column language text not null default 'ja' check (language in ('ja', 'easy', 'en'));
