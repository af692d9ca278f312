-- Only the trigger of events writes here, ids of rows that it has just been given; asking for each whether its event exists
-- cost every change a lookup and a lock of its row.
alter table events_unnumbered drop constraint events_unnumbered_event_fkey;
