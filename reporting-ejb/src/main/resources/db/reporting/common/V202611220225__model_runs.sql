-- A model that was computed: what was asked, over which inputs, by which version, and what came out. Results are kept so that
-- last month's figures can be looked up, and computed again to see whether they still are the same.
create table reporting.model_run (
  id uuid primary key,
  version bigint not null,
  kind varchar(32) not null,
  model_version varchar(32) not null,
  advertiser_id uuid not null,
  parameters varchar(100000) not null,
  status varchar(16) not null,
  percent_done integer not null,
  fingerprint varchar(64),
  result varchar(1000000),
  result_digest varchar(64),
  refusal varchar(1000),
  repeat_of uuid,
  node varchar(100) not null,
  started_by varchar(200) not null,
  created_at timestamp with time zone not null,
  started_at timestamp with time zone,
  finished_at timestamp with time zone
);
create index model_run_by_advertiser on reporting.model_run (advertiser_id, id);
