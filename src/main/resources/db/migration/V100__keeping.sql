-- When somebody was last here, to the day: who is not needed any more is forgotten. Null: not since this is noted.
alter table people add column seen_at timestamptz;

-- What the retention job looks for.
create index letters_by_age on letters (created_at) where state <> 'waiting';
create index notices_by_age on notices (created_at);
create index letters_by_person on letters (person) where person is not null;
