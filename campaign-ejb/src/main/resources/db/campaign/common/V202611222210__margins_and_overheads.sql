-- What is left of an advertiser's revenue before marketing, from a day on; and what marketing costs besides media and partners, by month.
-- Appended to and never changed: the newest row of a day or month counts, one without a figure takes it back, and a report of then finds what was known then.
create table campaign.margin (
  id bigint generated always as identity primary key,
  advertiser_id uuid not null references campaign.advertiser,
  valid_from date not null,
  share numeric(7, 6),
  known_at timestamp with time zone not null,
  set_by varchar(200) not null
);
create index margin_by_advertiser on campaign.margin (advertiser_id, valid_from, id);
create table campaign.overhead (
  id bigint generated always as identity primary key,
  advertiser_id uuid not null references campaign.advertiser,
  first_day date not null,
  amount_minor bigint,
  known_at timestamp with time zone not null,
  set_by varchar(200) not null
);
create index overhead_by_advertiser on campaign.overhead (advertiser_id, first_day, id);
create view campaign.pub_margin as select id, advertiser_id, valid_from, share, known_at from campaign.margin;
create view campaign.pub_overhead as select id, advertiser_id, first_day, amount_minor, known_at from campaign.overhead;
