-- What is told to whom when a conversion is recorded or decided. Secrets stand here and nowhere else: no answer and no log shows them.
create table tracking.postback_rule (
  id uuid primary key,
  version bigint not null,
  name varchar(200) not null,
  advertiser_id uuid,
  campaign_id uuid,
  partner_id uuid,
  goals varchar(4000) not null,
  events varchar(200) not null,
  from_files boolean not null,
  method varchar(8) not null,
  url varchar(4000) not null,
  headers varchar(12000) not null,
  content_type varchar(100),
  body varchar(10000),
  delay_seconds integer not null,
  secret varchar(100),
  previous_secret varchar(100),
  previous_until timestamp with time zone,
  status varchar(16) not null,
  -- Since when it is as it is now: what happened before is not missed by it.
  effective_since timestamp with time zone not null,
  created_at timestamp with time zone not null
);

-- The outbox: written in the transaction of the change it tells about. The key decides that a change is told once.
create table tracking.delivery (
  id uuid primary key,
  rule_id uuid not null references tracking.postback_rule,
  change_id uuid not null,
  conversion_id uuid not null,
  advertiser_id uuid not null,
  campaign_id uuid,
  partner_id uuid,
  event varchar(16) not null,
  facts varchar(30000) not null,
  state varchar(16) not null,
  created_at timestamp with time zone not null,
  next_try_at timestamp with time zone,
  give_up_at timestamp with time zone not null,
  leased_until timestamp with time zone,
  tries integer not null,
  -- Of them, those before somebody fired it again: the pauses begin anew then.
  tries_before integer not null,
  answered_status integer,
  failure varchar(500),
  finished_at timestamp with time zone,
  unique (rule_id, change_id)
);
create index delivery_due on tracking.delivery (state, next_try_at);
create index delivery_by_rule on tracking.delivery (rule_id, state, next_try_at);
create index delivery_by_conversion on tracking.delivery (conversion_id);
create index delivery_by_advertiser on tracking.delivery (advertiser_id, id);

create table tracking.delivery_attempt (
  delivery_id uuid not null references tracking.delivery,
  number integer not null,
  at timestamp with time zone not null,
  method varchar(8) not null,
  url varchar(8000) not null,
  headers varchar(12000) not null,
  body varchar(12000),
  answered_status integer,
  answer varchar(2048),
  failure varchar(500),
  millis bigint not null,
  primary key (delivery_id, number)
);

create view tracking.pub_postback_rule as
  select id, name, advertiser_id, campaign_id, partner_id, goals, events, from_files, status, effective_since from tracking.postback_rule;
create view tracking.pub_delivery as
  select id, rule_id, change_id, conversion_id, advertiser_id, event, state, created_at, next_try_at, leased_until, tries from tracking.delivery;
create view tracking.pub_conversion_change as
  select h.id, h.conversion_id, h.at, h.from_status, h.to_status, c.advertiser_id, c.campaign_id, c.partner_id, c.goal_key, c.door
  from tracking.conversion_change h join tracking.conversion c on c.id = h.conversion_id;
