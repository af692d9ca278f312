-- The next issue of a list: which of its records is which of the one before.

-- A record that was renamed keeps the key it has in the catalogue; here stands under what it is known now.
create table list_keys (
  hub         text not null references hubs (id),
  identity    text not null,                         -- dataset and identity of the record, as its list says it now
  source_key  text not null,                         -- its key in the catalogue
  primary key (hub, identity),
  unique (hub, source_key)
);

alter table import_rows add column fingerprint text not null default '';
alter table import_rows add column source_key text;  -- where it is not simply dataset and identity
-- The records of an issue are looked for one by one, a hundred thousand of them.
create index import_rows_by_identity on import_rows (import, identity) where identity <> '';
create index import_rows_by_key on import_rows (import, source_key) where source_key is not null;

-- What a lender's list said of a thing when it was last taken in: what the lender has changed since by hand stays.
alter table sources add column said jsonb;
