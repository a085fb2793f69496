-- Touches of clicks once more, thousands in a row: H2 takes a click of sixty columns out of its pages to tell five. After the click before, up to the last one.
create table reporting.touch_slice (
  last_id uuid primary key,
  after_id uuid not null
);
-- Those of one advertiser in a slice. Times in microseconds.
create table reporting.touch_pack (
  id uuid primary key,
  slice_id uuid not null,
  advertiser_id uuid not null,
  least_at bigint not null,
  most_at bigint not null,
  touches integer not null,
  packed bytea not null
);
create index touch_pack_by_slice on reporting.touch_pack (slice_id);
create index touch_pack_by_time on reporting.touch_pack (advertiser_id, most_at);
