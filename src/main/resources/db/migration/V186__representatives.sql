-- A group that is registered, or waits for it, never loses its last representative, whoever takes them away and however many
-- go at once: each waits for the group's row and then counts anew. Whoever ends a group first may take them all.
create function members_keep_a_representative() returns trigger
language plpgsql as $$
begin
  if old.role <> 'representative' or (tg_op = 'UPDATE' and new.role = 'representative') then
    return null;
  end if;
  perform from groups where id = old.group_id and state in ('applied', 'active') for no key update;
  if found and not exists (select from members where group_id = old.group_id and role = 'representative') then
    raise exception 'group % would be left without a representative', old.group_id
      using errcode = 'check_violation', constraint = 'members_keep_a_representative', table = 'members';
  end if;
  return null;
end
$$;
create trigger members_keep_a_representative after delete or update of role on members
  for each row execute function members_keep_a_representative();
