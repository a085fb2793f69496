-- Without months and days an agreement settles by its hold days.
alter table campaign.agreement add column locking_months integer;
alter table campaign.agreement add column locking_day integer;
alter table campaign.agreement add column payment_months integer;
alter table campaign.agreement add column payment_day integer;

-- Days in the advertiser's zone, fixed when the commission is made: terms that change later do not move them.
alter table campaign.commission add column locks_on date;
alter table campaign.commission add column due_on date;
create index commission_by_due on campaign.commission (partner_id, due_on);

create view campaign.pub_settlement as
  select subject_id, subject_type, advertiser_id, campaign_id, partner_id, agreement_id, state, amount_minor, payable_minor, currency, at, approved_at, locks_on, due_on
  from campaign.commission;
