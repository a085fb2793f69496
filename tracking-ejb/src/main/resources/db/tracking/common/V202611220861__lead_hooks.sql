-- Addresses at which a CRM or an ad platform tells of leads; the secret is sealed. What came is kept as counts, without what it said about anybody.
create table tracking.lead_hook (
  id uuid primary key,
  version bigint not null,
  hook_key varchar(64) not null unique,
  advertiser_id uuid not null,
  campaign_id uuid,
  hook_name varchar(100) not null,
  kind varchar(16) not null,
  mapping varchar(8000) not null,
  goal_key varchar(64),
  secret varchar(1000) not null,
  active boolean not null,
  created_at timestamp with time zone not null,
  last_at timestamp with time zone,
  last_outcome varchar(64)
);
create index lead_hook_by_advertiser on tracking.lead_hook (advertiser_id, id);
create table tracking.lead_hook_call (
  id uuid primary key,
  hook_id uuid not null,
  advertiser_id uuid not null,
  at timestamp with time zone not null,
  status integer not null,
  outcome varchar(64) not null,
  accepted integer not null,
  repeated integer not null,
  refused integer not null,
  detail varchar(2000)
);
create index lead_hook_call_by_hook on tracking.lead_hook_call (hook_id, id);
create index lead_hook_call_by_time on tracking.lead_hook_call (at);
