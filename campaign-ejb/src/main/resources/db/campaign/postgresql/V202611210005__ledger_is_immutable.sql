create function campaign.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'The ledger is immutable: correct with a new posting';
end $$;
create trigger ledger_posting_is_immutable before update or delete on campaign.ledger_posting
  for each row execute function campaign.refuse_change();
create trigger audit_event_is_immutable before update or delete on campaign.audit_event
  for each row execute function campaign.refuse_change();
