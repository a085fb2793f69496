-- What a rule set would change about stored events: found by a job, decided by a person, carried out by a job.
create table tracking.traffic_trial (
  id uuid primary key,
  rules integer not null,
  from_day timestamp with time zone not null,
  to_day timestamp with time zone not null,
  advertiser_id uuid,
  status varchar(16) not null,
  looked_at bigint not null,
  total bigint not null,
  changes bigint not null,
  applied bigint not null,
  skipped bigint not null,
  failure varchar(500),
  asked_by varchar(200) not null,
  asked_at timestamp with time zone not null,
  decided_by varchar(200),
  decided_at timestamp with time zone,
  note varchar(500),
  finished_at timestamp with time zone,
  worker uuid,
  alive_at timestamp with time zone
);
create table tracking.traffic_change (
  trial_id uuid not null references tracking.traffic_trial,
  event_id uuid not null,
  kind varchar(16) not null,
  at timestamp with time zone not null,
  advertiser_id uuid not null,
  campaign_id uuid,
  partner_id uuid,
  link_id uuid,
  from_verdict varchar(16) not null,
  to_verdict varchar(16) not null,
  from_reason varchar(64),
  to_reason varchar(64),
  reasons varchar(400),
  payout_minor bigint,
  payout_currency char(3),
  revenue_minor bigint,
  revenue_currency char(3),
  state varchar(16) not null,
  primary key (trial_id, event_id)
);
create index traffic_change_waiting on tracking.traffic_change (trial_id, state, kind, event_id);

-- Every change of a verdict, for ever: the event itself shows the last one only.
create table tracking.verdict_revision (
  id uuid primary key,
  event_id uuid not null,
  kind varchar(16) not null,
  at timestamp with time zone not null,
  rules integer,
  from_verdict varchar(16) not null,
  to_verdict varchar(16) not null,
  from_reason varchar(500),
  to_reason varchar(500),
  trial_id uuid not null,
  actor varchar(200) not null
);
create index verdict_revision_by_event on tracking.verdict_revision (event_id, id);
