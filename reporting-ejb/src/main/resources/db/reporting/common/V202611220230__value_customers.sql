-- Customers as a value model saw them: what it says of each of them can be asked for any horizon, as often as wanted, and stays the same.
-- A sample is named after what went in, so that a repeat over the same customers finds it there.
create table reporting.value_customer (
  sample_id uuid not null,
  position integer not null,
  advertiser_id uuid not null,
  customer_id varchar(256) not null,
  channel varchar(64) not null,
  repeats integer not null,
  recency_days integer not null,
  age_days integer not null,
  priced integer not null,
  repeat_minor bigint not null,
  realised_minor bigint not null,
  first_minor bigint not null,
  primary key (sample_id, position)
);
create index value_customer_by_id on reporting.value_customer (sample_id, customer_id);
