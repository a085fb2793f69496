-- What was decided about consent, beside what it was decided on: the receipt of the event.
alter table tracking.click add column consent_basis varchar(32);
alter table tracking.click add column consent_reason varchar(64);
alter table tracking.click add column consent_purposes varchar(500);
alter table tracking.click add column consent_received varchar(4000);
alter table tracking.impression add column consent_basis varchar(32);
alter table tracking.impression add column consent_purposes varchar(500);
alter table tracking.conversion add column consent_basis varchar(32);
alter table tracking.conversion add column consent_reason varchar(64);
alter table tracking.conversion add column consent_purposes varchar(500);
alter table tracking.conversion add column coupon_code varchar(64);

-- One row for the workspace (all zeros) and one for each advertiser that wants it otherwise.
create table tracking.privacy_policy (
  scope_id uuid primary key,
  version bigint not null,
  settings varchar(20000) not null,
  changed_at timestamp with time zone not null,
  changed_by varchar(200) not null
);

-- Destroyed when the day is over: what was made with a salt cannot be made again.
create table tracking.daily_salt (
  salt_day date primary key,
  salt varchar(64) not null
);

create table tracking.retention_rule (
  data_class varchar(32) primary key,
  keep_days integer,
  changed_at timestamp with time zone not null,
  changed_by varchar(200) not null
);

-- The key lets one node through each night.
create table tracking.retention_run (
  run_key varchar(64) primary key,
  started_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  started_by varchar(200) not null,
  counts varchar(4000) not null
);

-- What a merge said, besides where it leads today: without it a merge could not be taken back.
alter table tracking.person_merge add column stated_id uuid;
update tracking.person_merge set stated_id = canonical_id;
alter table tracking.person_merge alter column stated_id set not null;

-- Merges that were taken back. While one stands here, the same evidence is not believed again.
create table tracking.person_unmerge (
  id uuid primary key,
  advertiser_id uuid not null,
  person_id uuid not null,
  stated_id uuid not null,
  evidence varchar(32) not null,
  merged_at timestamp with time zone not null,
  undone_at timestamp with time zone not null,
  undone_by varchar(200) not null,
  reason varchar(500),
  lifted_at timestamp with time zone
);
create index person_unmerge_by_person on tracking.person_unmerge (advertiser_id, person_id);
create index conversion_by_customer on tracking.conversion (advertiser_id, customer_id);
create index conversion_by_email on tracking.conversion (advertiser_id, email_sha256);
create index lead_by_email on tracking.lead_stage (advertiser_id, email_sha256);
create index postback_by_conversion on tracking.postback_entry (conversion_id);
