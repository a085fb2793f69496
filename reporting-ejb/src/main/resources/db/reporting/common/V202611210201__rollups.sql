-- A slice is one combination of dimensions; its id is derived from them, so that any node finds it without asking.
create table reporting.slice (
  id uuid primary key,
  advertiser_id uuid not null,
  campaign_id uuid,
  channel varchar(64) not null,
  partner_id uuid,
  link_id uuid,
  creative varchar(512),
  destination_id uuid,
  sub1 varchar(512),
  sub2 varchar(512),
  sub3 varchar(512),
  sub4 varchar(512),
  sub5 varchar(512),
  sub6 varchar(512),
  sub7 varchar(512),
  sub8 varchar(512),
  sub9 varchar(512),
  sub10 varchar(512),
  source varchar(512),
  placement varchar(512),
  keyword varchar(512),
  country char(2),
  device varchar(16),
  os varchar(64),
  browser varchar(64),
  goal_key varchar(64),
  goal_kind varchar(16),
  status varchar(16),
  verdict varchar(16),
  currency char(3)
);
create index slice_by_advertiser on reporting.slice (advertiser_id);
create index slice_by_campaign on reporting.slice (campaign_id);

-- Counts of a quarter of an hour: every zone in use today is a whole number of quarters from UTC, so any zone's days add up exactly.
create table reporting.rollup_quarter (
  quarter integer not null,
  slice_id uuid not null,
  impressions bigint not null,
  clicks bigint not null,
  unique_clicks bigint not null,
  invalid_clicks bigint not null,
  conversions bigint not null,
  revenue_minor bigint not null,
  payout_minor bigint not null,
  cost_micros bigint not null,
  primary key (quarter, slice_id)
);
create index rollup_by_slice on reporting.rollup_quarter (slice_id, quarter);
-- After the index, which serves it: H2 would otherwise make one of its own on slice_id alone, prefer it while the table is small
-- and keep to that plan when it has grown.
alter table reporting.rollup_quarter add constraint rollup_of_slice foreign key (slice_id) references reporting.slice;
