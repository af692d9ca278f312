-- A notice may tell of a saved search.
alter table notices drop constraint notices_subject_kind_check;
alter table notices add constraint notices_subject_kind_check
  check (subject_kind in ('booking', 'listing', 'group', 'block', 'savedSearch'));
