-- A net base takes off what the first amount had of tax, shipping and discount; a refund takes back its share of that.
alter table campaign.commission add column gross_minor bigint;
alter table campaign.commission add column off_minor bigint default 0 not null;
alter table campaign.commission add column parts integer default 0 not null;
alter table campaign.commission add column bonus_rates varchar(300);
alter table campaign.agreement add column referral_partner_id uuid;
alter table campaign.agreement add column referral_percent numeric(7, 4);

-- Where lines of a basket are paid by rates of their own. Then the row of the commission has the sums only.
create table campaign.commission_part (
  subject_id uuid not null references campaign.commission,
  part_no integer not null,
  what varchar(300) not null,
  weight_minor bigint not null,
  rate_id varchar(64),
  rate_text varchar(500),
  meter_id uuid,
  units bigint not null,
  revenue numeric(30, 8),
  fx numeric(38, 18),
  amount_minor bigint not null,
  payable_minor bigint not null,
  gross_minor bigint,
  off_minor bigint not null,
  primary key (subject_id, part_no)
);

-- Bonuses of a month and shares of whoever brought the partner. Their sums are the sums of their own postings.
create table campaign.side_commission (
  id uuid primary key,
  version bigint not null,
  kind varchar(16) not null check (kind in ('bonus', 'referral')),
  advertiser_id uuid not null,
  campaign_id uuid not null,
  channel varchar(64) not null,
  partner_id uuid not null,
  agreement_id uuid not null,
  rate_id varchar(64) not null,
  about_id uuid not null,
  amount_minor bigint not null,
  payable_minor bigint not null,
  currency char(3) not null,
  at timestamp with time zone not null,
  locks_on date not null,
  due_on date not null
);
create index side_commission_by_about on campaign.side_commission (about_id);
create index side_commission_by_due on campaign.side_commission (partner_id, due_on);

-- Whatever is owed beside results is counted alike.
drop view campaign.pub_flat_fee;
create view campaign.pub_flat_fee as
  select agreement_id, advertiser_id, campaign_id, channel, partner_id, due_at, posted_minor, posted_currency from campaign.flat_fee where posted_minor <> 0
  union all
  select agreement_id, advertiser_id, campaign_id, channel, partner_id, at, amount_minor, currency from campaign.side_commission where amount_minor <> 0;

drop view campaign.pub_settlement;
create view campaign.pub_settlement as
  select subject_id, subject_type, advertiser_id, campaign_id, partner_id, agreement_id, state, amount_minor, payable_minor, currency, at, approved_at, locks_on, due_on
  from campaign.commission
  union all
  select id, kind, advertiser_id, campaign_id, partner_id, agreement_id, case when payable_minor <> 0 then 'payable' when amount_minor <> 0 then 'pending' else 'reversed' end,
    amount_minor, payable_minor, currency, at, cast(null as timestamp with time zone), locks_on, due_on
  from campaign.side_commission;
