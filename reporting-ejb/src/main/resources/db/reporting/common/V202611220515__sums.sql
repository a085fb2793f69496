-- Sums of common sets of dimensions by hour and by day, made from the quarters when these have come to rest: a report over months reads thousands
-- of them instead of millions of quarters. A span is the number of a layer, times 2^24, and the hour or day in it: in one column, because H2 looks
-- up lists of values in the first column of a key only. A cell's id is derived from its dimensions.
create table reporting.rollup_sum (
  span integer not null,
  cell uuid not null,
  advertiser_id uuid not null,
  campaign_id uuid,
  channel varchar(64) not null,
  partner_id uuid,
  goal_key varchar(64),
  goal_kind varchar(16),
  status varchar(16),
  verdict varchar(16),
  currency char(3),
  country char(2),
  device varchar(16),
  os varchar(64),
  browser varchar(64),
  link_id uuid,
  creative varchar(512),
  destination_id uuid,
  experiment_id uuid,
  variant varchar(64),
  impressions bigint not null,
  clicks bigint not null,
  unique_clicks bigint not null,
  invalid_clicks bigint not null,
  conversions bigint not null,
  revenue_minor bigint not null,
  payout_minor bigint not null,
  cost_micros bigint not null,
  primary key (span, cell)
);

-- What came outside of its quarter and is not in the sums yet. Taken from here and added there in one transaction.
create table reporting.rollup_waiting (
  id bigint generated always as identity primary key,
  quarter integer not null,
  slice_id uuid not null,
  impressions bigint not null,
  clicks bigint not null,
  unique_clicks bigint not null,
  invalid_clicks bigint not null,
  conversions bigint not null,
  revenue_minor bigint not null,
  payout_minor bigint not null,
  cost_micros bigint not null
);
create index rollup_waiting_by_quarter on reporting.rollup_waiting (quarter);

-- Quarters before this one are in the sums. One row; whoever changes the sums holds it.
create table reporting.rollup_progress (
  id integer primary key,
  summed_until integer not null
);
