create table tracking.cost (
  id uuid primary key,
  row_key uuid not null unique,
  advertiser_id uuid not null,
  cost_date date not null,
  at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  channel varchar(64) not null,
  campaign_id uuid,
  cost_micros bigint not null,
  currency char(3) not null,
  account varchar(256),
  ad_group varchar(256),
  ad varchar(256),
  keyword varchar(256),
  impressions bigint,
  clicks bigint,
  import_id uuid
);
create index cost_by_day on tracking.cost (advertiser_id, cost_date);

create table tracking.lead_stage (
  id uuid primary key,
  advertiser_id uuid not null,
  external_id varchar(256) not null,
  email_sha256 char(64),
  phone_sha256 char(64),
  click_id uuid,
  stage varchar(32) not null,
  stage_time timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  value_minor bigint,
  currency char(3),
  reason varchar(500),
  import_id uuid,
  unique (advertiser_id, external_id, stage)
);

create table tracking.import_job (
  id uuid primary key,
  kind varchar(16) not null,
  advertiser_id uuid not null,
  goal_key varchar(64),
  currency char(3),
  file_name varchar(256),
  dry_run boolean not null,
  mapping varchar(10000) not null,
  status varchar(16) not null,
  row_count bigint not null,
  accepted bigint not null,
  repeated bigint not null,
  rejected bigint not null,
  bytes_done bigint not null,
  bytes_size bigint not null,
  failure varchar(1000),
  started_by varchar(200) not null,
  created_at timestamp with time zone not null,
  started_at timestamp with time zone,
  finished_at timestamp with time zone
);

create table tracking.import_error (
  import_id uuid not null references tracking.import_job,
  line bigint not null,
  position integer not null,
  column_name varchar(64),
  code varchar(64) not null,
  detail varchar(500) not null,
  primary key (import_id, line, position)
);
