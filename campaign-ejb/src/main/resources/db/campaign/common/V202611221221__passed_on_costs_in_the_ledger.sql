-- What clicks, impressions and touches of a campaign said they cost (cost=), by day, and what of it stands in the ledger. Where no campaign is
-- named, campaign_id is the advertiser's id.
create table campaign.passed_cost_day (
  advertiser_id uuid not null,
  cost_date date not null,
  campaign_id uuid not null,
  currency varchar(3) not null,
  subject_id uuid not null,
  micros bigint not null,
  posted_minor bigint not null,
  postings integer not null,
  primary key (advertiser_id, cost_date, campaign_id, currency)
);
create view campaign.pub_passed_cost_day as select advertiser_id, cost_date, campaign_id, currency, subject_id, micros, posted_minor from campaign.passed_cost_day;
