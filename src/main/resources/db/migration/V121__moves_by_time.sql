-- What happened on a day, for the desk's evening.
create index line_moves_by_time on line_moves (at);
