create table campaign.experiment (
  id uuid primary key,
  version bigint not null,
  advertiser_id uuid not null references campaign.advertiser,
  campaign_id uuid not null references campaign.campaign,
  link_id uuid not null references campaign.link,
  name varchar(200) not null,
  hypothesis varchar(2000),
  goal_key varchar(64) not null,
  metric varchar(32) not null,
  alpha decimal(6, 5) not null,
  minimum_effect decimal(9, 6) not null,
  minimum_days integer not null,
  variants varchar(8000) not null,
  status varchar(16) not null,
  created_at timestamp with time zone not null,
  started_at timestamp with time zone,
  stopped_at timestamp with time zone,
  -- The link while the experiment runs, else null: the key decides that one runs at a time.
  running_link_id uuid unique
);
create index experiment_by_advertiser on campaign.experiment (advertiser_id, id);
create index experiment_by_link on campaign.experiment (link_id);
create view campaign.pub_experiment as
  select id, advertiser_id, campaign_id, link_id, name, goal_key, metric, status, started_at, stopped_at from campaign.experiment;
