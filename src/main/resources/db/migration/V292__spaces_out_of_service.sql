-- A space may be out of service too: closed for repairs by its lender or their desk, in the same way as for 行政使用.
alter table blocks
  drop constraint blocks_kind_check,
  drop constraint blocks_check2,
  add constraint blocks_kind_check check (kind in ('official', 'weather', 'disaster', 'emergency', 'outage')),
  add constraint blocks_of_listings check ((listing is not null) = (kind in ('official', 'outage')));
