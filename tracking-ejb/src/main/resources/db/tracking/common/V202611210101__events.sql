create table tracking.click (
  id uuid primary key,
  at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  advertiser_id uuid not null,
  campaign_id uuid not null,
  link_id uuid not null,
  partner_id uuid,
  destination_id uuid,
  url varchar(8000),
  verdict varchar(16) not null,
  reason varchar(64),
  is_unique boolean not null,
  person_id uuid not null,
  visitor_id varchar(64),
  ip varchar(64),
  user_agent varchar(512),
  referrer varchar(2048),
  language varchar(64),
  country char(2),
  device varchar(16),
  os varchar(64),
  browser varchar(64),
  channel varchar(64) not null,
  creative varchar(512),
  placement varchar(512),
  keyword varchar(512),
  source varchar(512),
  external_id varchar(512),
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
  params varchar(20000) not null,
  cost_micros bigint,
  cost_currency char(3),
  payout_minor bigint,
  payout_currency char(3),
  trace varchar(20000) not null
);
create index click_by_link on tracking.click (link_id, id);
create index click_by_campaign on tracking.click (campaign_id, id);
create index click_by_advertiser on tracking.click (advertiser_id, id);
create index click_by_partner on tracking.click (partner_id, id);

create table tracking.impression (
  id uuid primary key,
  at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  advertiser_id uuid not null,
  campaign_id uuid not null,
  link_id uuid not null,
  partner_id uuid,
  verdict varchar(16) not null,
  reason varchar(64),
  person_id uuid not null,
  country char(2),
  device varchar(16),
  os varchar(64),
  browser varchar(64),
  channel varchar(64) not null,
  creative varchar(512),
  placement varchar(512),
  keyword varchar(512),
  source varchar(512),
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
  cost_micros bigint,
  cost_currency char(3),
  payout_minor bigint,
  payout_currency char(3)
);
create index impression_by_advertiser on tracking.impression (advertiser_id, id);

-- The first click of a fingerprint on a campaign in a window: the key decides, also between two nodes.
create table tracking.unique_click (
  campaign_id uuid not null,
  fingerprint uuid not null,
  window_start timestamp with time zone not null,
  primary key (campaign_id, fingerprint, window_start)
);

-- Every contact of a person with an advertiser, of every channel: the one store of journeys.
create table tracking.touchpoint (
  id uuid primary key,
  row_key uuid not null unique,
  advertiser_id uuid not null,
  person_id uuid not null,
  at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  interaction varchar(16) not null,
  channel varchar(64) not null,
  campaign_id uuid,
  partner_id uuid,
  link_id uuid,
  event_id uuid,
  cost_micros bigint,
  cost_currency char(3),
  import_id uuid
);
create index touchpoint_by_person on tracking.touchpoint (advertiser_id, person_id, at);
create index touchpoint_by_time on tracking.touchpoint (advertiser_id, at);

-- A person id is derived from advertiser, kind and value; a row here says that one of them is known to be another.
create table tracking.person_merge (
  advertiser_id uuid not null,
  person_id uuid not null,
  canonical_id uuid not null,
  evidence varchar(32) not null,
  at timestamp with time zone not null,
  primary key (advertiser_id, person_id)
);

create table tracking.conversion (
  id uuid primary key,
  version bigint not null,
  advertiser_id uuid not null,
  goal_id uuid not null,
  goal_key varchar(64) not null,
  goal_kind varchar(16) not null,
  dedupe_key varchar(700) not null,
  door varchar(16) not null,
  occurred_at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  status varchar(16) not null,
  verdict varchar(16) not null,
  reason varchar(500),
  evidence varchar(32) not null,
  person_id uuid,
  visitor_id varchar(64),
  customer_id varchar(256),
  email_sha256 char(64),
  transaction_id varchar(256),
  click_id uuid,
  campaign_id uuid,
  partner_id uuid,
  link_id uuid,
  destination_id uuid,
  channel varchar(64) not null,
  creative varchar(512),
  placement varchar(512),
  keyword varchar(512),
  source varchar(512),
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
  country char(2),
  device varchar(16),
  os varchar(64),
  browser varchar(64),
  amount_minor bigint not null,
  currency char(3) not null,
  commission_minor bigint,
  commission_currency char(3),
  import_id uuid,
  trace varchar(50000) not null,
  unique (advertiser_id, goal_id, dedupe_key)
);
create index conversion_by_time on tracking.conversion (advertiser_id, occurred_at);
create index conversion_by_campaign on tracking.conversion (campaign_id, id);
create index conversion_by_partner on tracking.conversion (partner_id, id);
create index conversion_by_click on tracking.conversion (click_id);
create index conversion_by_person on tracking.conversion (advertiser_id, person_id);
create index conversion_by_transaction on tracking.conversion (transaction_id);

create table tracking.conversion_item (
  conversion_id uuid not null references tracking.conversion,
  position integer not null,
  sku varchar(256) not null,
  quantity integer not null,
  amount_minor bigint not null,
  primary key (conversion_id, position)
);

create table tracking.conversion_change (
  id uuid primary key,
  conversion_id uuid not null references tracking.conversion,
  at timestamp with time zone not null,
  actor varchar(200) not null,
  from_status varchar(16),
  to_status varchar(16) not null,
  amount_minor bigint not null,
  reason varchar(500)
);
create index change_by_conversion on tracking.conversion_change (conversion_id, id);

create table tracking.postback_entry (
  id uuid primary key,
  at timestamp with time zone not null,
  door varchar(16) not null,
  http_method varchar(8) not null,
  query varchar(4000) not null,
  ip varchar(64),
  outcome varchar(16) not null,
  status integer not null,
  reason varchar(500),
  conversion_id uuid,
  advertiser_id uuid
);
create index postback_by_advertiser on tracking.postback_entry (advertiser_id, id);
