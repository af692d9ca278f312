-- A letter that came back stays before the desk's eyes until somebody has told its reader another way.
alter table letters add column settled_at timestamptz;
alter table letters add column settled_by uuid references people (id);
alter table letters add constraint letters_settled check ((settled_at is null) = (settled_by is null));
create index letters_undelivered on letters (hub, id) where state in ('failed', 'bounced') and settled_at is null;
