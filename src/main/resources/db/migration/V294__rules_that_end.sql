-- A value of a rule is an object; an empty list in its place says that from this day on nothing is said here, and what is above
-- holds. When a hub is open stands above all else, so it is changed, never ended.
alter table rule_values
  add constraint rule_values_value check (jsonb_typeof(value) = 'object' or value = '[]'),
  add constraint rule_values_hub_opens check (scope <> 'hub' or kind <> 'opening' or value <> '[]');
