create table campaign.advertiser (
  id uuid primary key,
  version bigint not null,
  name varchar(200) not null,
  currency char(3) not null,
  time_zone varchar(64) not null,
  home_url varchar(2048) not null,
  domains varchar(4000) not null,
  postback_token varchar(200),
  demo boolean not null,
  created_at timestamp with time zone not null
);

create table campaign.goal (
  id uuid primary key,
  version bigint not null,
  advertiser_id uuid not null references campaign.advertiser,
  goal_key varchar(64) not null,
  name varchar(200) not null,
  kind varchar(16) not null,
  default_minor bigint,
  default_currency char(3),
  click_window_days integer not null check (click_window_days between 0 and 365),
  view_window_days integer not null check (view_window_days between 0 and 365),
  created_at timestamp with time zone not null,
  unique (advertiser_id, goal_key)
);

create table campaign.campaign (
  id uuid primary key,
  version bigint not null,
  advertiser_id uuid not null references campaign.advertiser,
  name varchar(200) not null,
  objective varchar(16) not null,
  channel varchar(64) not null,
  starts_on date not null,
  ends_on date,
  budget_minor bigint,
  budget_currency char(3),
  budget_period varchar(16),
  targets varchar(4000) not null,
  fallback_url varchar(2048),
  status varchar(16) not null,
  created_at timestamp with time zone not null
);
create index campaign_by_advertiser on campaign.campaign (advertiser_id, id);

create table campaign.partner (
  id uuid primary key,
  version bigint not null,
  name varchar(200) not null,
  partner_type varchar(16) not null,
  email varchar(254),
  currency char(3) not null,
  status varchar(16) not null,
  created_at timestamp with time zone not null
);

create table campaign.agreement (
  id uuid primary key,
  version bigint not null,
  advertiser_id uuid not null references campaign.advertiser,
  campaign_id uuid not null references campaign.campaign,
  partner_id uuid not null references campaign.partner,
  effective_from timestamp with time zone not null,
  hold_days integer not null check (hold_days between 0 and 365),
  rates varchar(100000) not null,
  caps varchar(20000) not null,
  created_at timestamp with time zone not null,
  unique (campaign_id, partner_id, effective_from)
);

create table campaign.link (
  id uuid primary key,
  version bigint not null,
  link_key varchar(32) not null unique,
  advertiser_id uuid not null references campaign.advertiser,
  campaign_id uuid not null references campaign.campaign,
  partner_id uuid references campaign.partner,
  creative_id varchar(64),
  name varchar(200) not null,
  fallback_url varchar(2048),
  status varchar(16) not null,
  created_at timestamp with time zone not null
);
create index link_by_campaign on campaign.link (campaign_id, id);

create table campaign.link_destination (
  id uuid primary key,
  link_id uuid not null references campaign.link,
  position integer not null,
  name varchar(200),
  url varchar(2048) not null,
  weight integer not null check (weight between 0 and 10000),
  conditions varchar(4000) not null
);
create index destination_by_link on campaign.link_destination (link_id);
