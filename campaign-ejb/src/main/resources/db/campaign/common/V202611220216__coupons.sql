-- A code that a partner gives away: whoever redeems it was sent by that partner.
create table campaign.coupon (
  id uuid primary key,
  version bigint not null,
  advertiser_id uuid not null references campaign.advertiser,
  code varchar(64) not null,
  campaign_id uuid not null references campaign.campaign,
  partner_id uuid not null references campaign.partner,
  valid_from date,
  valid_to date,
  active boolean not null,
  created_at timestamp with time zone not null,
  unique (advertiser_id, code)
);
