-- How far each file of each node's spool has come: written in the transaction that stores its records, so that none is stored twice.
create table tracking.spool_segment (
  id uuid primary key,
  drained bigint not null,
  updated_at timestamp with time zone not null
);
