-- What the last visit of ours to a destination found. Whoever moves next_check_at on has taken the check.
create table tracking.destination_health (
  destination_id uuid primary key,
  next_check_at timestamp with time zone not null,
  state varchar(16) not null,
  since timestamp with time zone not null,
  checked_at timestamp with time zone,
  http_status integer,
  detail varchar(500),
  failures integer not null
);
create index health_by_due on tracking.destination_health (next_check_at);
