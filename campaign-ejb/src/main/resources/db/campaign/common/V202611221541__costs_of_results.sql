-- What the postings say that results cost, on the day of the result: with it, profit is counted again from the books.
create view campaign.pub_result_cost as
  select c.advertiser_id, c.at, p.currency, case when d.kind = 'commission-cost' then p.amount_minor else -p.amount_minor end as amount_minor
  from campaign.ledger_posting p join campaign.commission c on c.subject_id = p.subject_id
  join campaign.ledger_account d on d.id = p.debit_account join campaign.ledger_account k on k.id = p.credit_account
  where p.subject_type in ('click', 'impression', 'conversion') and (d.kind = 'commission-cost') <> (k.kind = 'commission-cost');
