-- Back-tests of terms that run in the background. Their outcome is kept as it was answered.
create table tracking.back_test (
  id uuid primary key,
  advertiser_id uuid not null,
  campaign_id uuid not null,
  partner_id uuid not null,
  proposal_id uuid,
  terms varchar(100000) not null,
  month_from char(7) not null,
  month_to char(7) not null,
  status varchar(16) not null check (status in ('queued', 'running', 'completed', 'failed')),
  done bigint not null,
  total bigint not null,
  outcome varchar(1000000),
  failure varchar(500),
  asked_by varchar(200) not null,
  asked_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  worker uuid,
  alive_at timestamp with time zone
);
create index back_test_by_status on tracking.back_test (status, id);
create index back_test_by_proposal on tracking.back_test (proposal_id, id);
