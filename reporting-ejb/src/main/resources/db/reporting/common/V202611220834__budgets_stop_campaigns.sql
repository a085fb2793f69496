-- Campaigns that pause when their budget is used up, media cost included. stopped_from is the first day of the period in which that happened.
create table reporting.budget_stop (
  campaign_id uuid primary key,
  asked_by varchar(200) not null,
  asked_at timestamp with time zone not null,
  stopped_from date
);
