-- How much an advertiser keeps; the row is what uploads of one advertiser queue at, so that two at once cannot pass the limit together.
create table campaign.media_store (
  advertiser_id uuid primary key references campaign.advertiser,
  version bigint not null,
  bytes bigint not null
);

-- Files by their content: the same bytes are kept once an advertiser. In pieces, because no column of H2 holds more than a megabyte at once.
create table campaign.media_file (
  id uuid primary key,
  advertiser_id uuid not null references campaign.advertiser,
  sha256 varchar(64) not null,
  media_type varchar(64) not null,
  bytes bigint not null,
  width integer,
  height integer,
  seconds integer,
  created_at timestamp with time zone not null,
  unique (advertiser_id, sha256)
);
create table campaign.media_piece (
  file_id uuid not null references campaign.media_file,
  position integer not null,
  content bytea not null,
  primary key (file_id, position)
);

create table campaign.creative (
  id uuid primary key,
  version bigint not null,
  advertiser_id uuid not null references campaign.advertiser,
  code varchar(32) not null unique,
  name varchar(200) not null,
  kind varchar(16) not null,
  starts_on date,
  ends_on date,
  fallback_id uuid references campaign.creative on delete set null,
  archived boolean not null,
  live_number integer,
  last_number integer not null,
  created_at timestamp with time zone not null
);
create index creative_by_advertiser on campaign.creative (advertiser_id, id);

-- None means every campaign of the advertiser.
create table campaign.creative_campaign (
  creative_id uuid not null references campaign.creative,
  campaign_id uuid not null references campaign.campaign,
  primary key (creative_id, campaign_id)
);

create table campaign.creative_version (
  id uuid primary key,
  version bigint not null,
  creative_id uuid not null references campaign.creative,
  number integer not null,
  state varchar(16) not null check (state in ('draft', 'proposed', 'approved', 'refused', 'replaced')),
  words varchar(30000) not null,
  file_id uuid references campaign.media_file,
  remarks varchar(1000) not null,
  created_by varchar(200) not null,
  created_at timestamp with time zone not null,
  proposed_by varchar(200),
  proposed_at timestamp with time zone,
  decided_by varchar(200),
  decided_at timestamp with time zone,
  reason varchar(500),
  unique (creative_id, number)
);
create index creative_version_by_file on campaign.creative_version (file_id);
create index creative_version_by_state on campaign.creative_version (state, creative_id);
