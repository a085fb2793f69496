-- What platforms have stated of a day, and what of it stands in the ledger. Restated costs are posted as the difference.
create table campaign.media_cost_day (
  advertiser_id uuid not null,
  cost_date date not null,
  currency varchar(3) not null,
  subject_id uuid not null,
  micros bigint not null,
  posted_minor bigint not null,
  postings integer not null,
  primary key (advertiser_id, cost_date, currency)
);
create view campaign.pub_media_cost_day as select advertiser_id, cost_date, currency, subject_id, micros, posted_minor from campaign.media_cost_day;

-- A key belongs to whoever issued it: for decisions that take two, the two are one person.
alter table campaign.api_key add column holder varchar(200);
update campaign.api_key set holder = created_by where created_by not like 'key:%' and created_by not like 'system:%';
