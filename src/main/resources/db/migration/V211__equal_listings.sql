-- What could stand in for a line that was lost: things of one category that one can apply for here.
create index listings_equal on listings (category, kind) where state = 'published' and reservation = 'here' and category <> '';
