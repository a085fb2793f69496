-- What was added to the rollups when, so that a report can be answered as of any instant. Both are appended to and never changed.
-- An increment that was known in the very quarter it belongs to is only needed to cut that quarter in two.
create table reporting.rollup_on_time (
  quarter integer not null,
  known_at timestamp with time zone not null,
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
create index rollup_on_time_by_quarter on reporting.rollup_on_time (quarter, known_at);

-- All others: late events, decisions, restated costs.
create table reporting.rollup_restated (
  known_at timestamp with time zone not null,
  quarter integer not null,
  slice_id uuid not null,
  reason varchar(16) not null,
  impressions bigint not null,
  clicks bigint not null,
  unique_clicks bigint not null,
  invalid_clicks bigint not null,
  conversions bigint not null,
  revenue_minor bigint not null,
  payout_minor bigint not null,
  cost_micros bigint not null
);
create index rollup_restated_by_time on reporting.rollup_restated (known_at);
