-- Entries whose time to be kept is over may go, and only they who say so can take them.
create or replace function campaign.refuse_audit_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and tg_table_name = 'audit_event' and current_setting('plumbline.forgetting', true) = 'on' then
    return old;
  end if;
  raise exception 'The audit trail is immutable';
end $$;
drop trigger audit_event_is_immutable on campaign.audit_event;
create trigger audit_event_is_immutable before update or delete on campaign.audit_event
  for each row execute function campaign.refuse_audit_change();
create trigger audit_link_is_immutable before update or delete on campaign.audit_link
  for each row execute function campaign.refuse_audit_change();
