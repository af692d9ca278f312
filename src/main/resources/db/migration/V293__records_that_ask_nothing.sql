-- A room that was opened and left, without anything to tell, is noted and nobody is asked for a word about it.
alter table custody_records add column asks boolean not null default true;
