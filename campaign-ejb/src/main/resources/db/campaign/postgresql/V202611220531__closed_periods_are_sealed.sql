create function campaign.refuse_closed_period() returns trigger language plpgsql as $$
begin
  if exists (select 1 from campaign.ledger_period where state = 'closed' and last_day >= new.accounting_date) then
    raise exception 'The accounting period of % is closed', new.accounting_date;
  end if;
  return new;
end $$;
create trigger ledger_posting_keeps_out_of_closed_periods before insert on campaign.ledger_posting
  for each row execute function campaign.refuse_closed_period();

create function campaign.refuse_reopening() returns trigger language plpgsql as $$
begin
  if old.state = 'closed' then
    raise exception 'A closed accounting period stays closed';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger ledger_period_stays_closed before update or delete on campaign.ledger_period
  for each row execute function campaign.refuse_reopening();
create trigger ledger_snapshot_is_immutable before update or delete on campaign.ledger_snapshot
  for each row execute function campaign.refuse_change();
