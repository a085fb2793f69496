create table campaign.landing_page (
  id uuid primary key,
  version bigint not null,
  advertiser_id uuid not null references campaign.advertiser,
  campaign_id uuid not null references campaign.campaign,
  goal varchar(64) not null,
  code varchar(60) not null unique,
  name varchar(200) not null,
  secret varchar(64) not null,
  published_number integer,
  last_number integer not null,
  created_at timestamp with time zone not null
);
create index landing_page_by_advertiser on campaign.landing_page (advertiser_id, id);

-- What a visitor saw and consented to stays as it was: once published, a version is never written again.
create table campaign.landing_version (
  id uuid primary key,
  version bigint not null,
  page_id uuid not null references campaign.landing_page,
  number integer not null,
  content varchar(100000) not null,
  created_by varchar(200) not null,
  created_at timestamp with time zone not null,
  published_by varchar(200),
  published_at timestamp with time zone,
  unique (page_id, number)
);

-- In slots, so that visitors who come at once do not wait for each other.
create table campaign.landing_count (
  page_id uuid not null references campaign.landing_page,
  number integer not null,
  day_on date not null,
  kind varchar(16) not null,
  slot integer not null,
  times bigint not null,
  primary key (page_id, day_on, kind, number, slot)
);

-- Forms that were sent: a form is taken once. Kept as long as a form may be sent.
create table campaign.landing_ticket (
  nonce varchar(32) primary key,
  page_id uuid not null,
  used_at timestamp with time zone not null
);
create index landing_ticket_by_time on campaign.landing_ticket (used_at);
