-- What other rooms may read in bulk: names for ids, and the money facts that reports and the self-audit re-add.
create view campaign.pub_advertiser as select id, name, currency, time_zone, demo from campaign.advertiser;
create view campaign.pub_campaign as select id, advertiser_id, name, channel, status, starts_on, ends_on, budget_minor, budget_currency, budget_period, targets from campaign.campaign;
create view campaign.pub_partner as select id, name, currency, status from campaign.partner;
create view campaign.pub_goal as select id, advertiser_id, goal_key, name, kind from campaign.goal;
create view campaign.pub_link as select id, link_key, name, campaign_id, partner_id, status from campaign.link;
create view campaign.pub_destination as select id, link_id, coalesce(name, url) as name from campaign.link_destination;
create view campaign.pub_fx_rate as select rate_date, base, quote, rate from campaign.fx_rate;
create view campaign.pub_commission as select subject_id, subject_type, partner_id, campaign_id, amount_minor, currency, state from campaign.commission;
create view campaign.pub_posting as
  select p.id, p.subject_id, p.subject_type, p.amount_minor, p.currency, d.kind as debit_kind, d.owner_id as debit_owner, c.kind as credit_kind, c.owner_id as credit_owner
  from campaign.ledger_posting p join campaign.ledger_account d on d.id = p.debit_account join campaign.ledger_account c on c.id = p.credit_account;
create view campaign.pub_flat_fee as
  select agreement_id, advertiser_id, campaign_id, channel, partner_id, due_at, posted_minor, posted_currency from campaign.flat_fee where posted_minor <> 0;
