-- What each experiment said when it was last read out: lists show it, for reading an experiment out takes all of its visitors.
create table reporting.experiment_ruling (
  experiment_id uuid primary key,
  advertiser_id uuid not null,
  verdict varchar(32) not null,
  variant varchar(200),
  lift double precision,
  told_at timestamp with time zone not null
);
