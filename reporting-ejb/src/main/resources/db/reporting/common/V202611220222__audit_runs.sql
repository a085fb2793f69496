-- What the self-audit found, and when. The slot decides which node runs the scheduled one.
create table reporting.audit_run (
  id uuid primary key,
  slot varchar(64) not null unique,
  occasion varchar(16) not null,
  node varchar(64) not null,
  begun_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  status varchar(16) not null,
  checks varchar(1000000) not null
);
