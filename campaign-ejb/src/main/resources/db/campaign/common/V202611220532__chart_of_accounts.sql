-- What another bookkeeping system calls our accounts. The owner is that of the account, or nil for every account of the kind without a row of its own.
create table campaign.ledger_chart (
  kind varchar(32) not null,
  owner_id uuid not null,
  erp_account varchar(32) not null,
  cost_centre varchar(32),
  primary key (kind, owner_id)
);

-- What the books say of each closed month beside what its postings add up to: a month begins with what the one before it ended with.
create view campaign.pub_ledger_recount as
  select s.period_month, s.account_id, s.advertiser_id, s.debits_minor as kept_debits, s.credits_minor as kept_credits,
    cast(0 as bigint) as counted_debits, cast(0 as bigint) as counted_credits
  from campaign.ledger_snapshot s
  union all
  select (select min(n.period_month) from campaign.ledger_period n where n.state = 'closed' and n.last_day > o.last_day), s.account_id, s.advertiser_id,
    0, 0, s.debits_minor, s.credits_minor
  from campaign.ledger_snapshot s join campaign.ledger_period o on o.period_month = s.period_month
  union all
  select (select min(n.period_month) from campaign.ledger_period n where n.state = 'closed' and n.last_day >= p.accounting_date), p.debit_account, p.advertiser_id,
    0, 0, p.amount_minor, 0
  from campaign.ledger_posting p
  union all
  select (select min(n.period_month) from campaign.ledger_period n where n.state = 'closed' and n.last_day >= p.accounting_date), p.credit_account, p.advertiser_id,
    0, 0, 0, p.amount_minor
  from campaign.ledger_posting p;
