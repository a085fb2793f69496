-- Each entry of the audit trail in a chain: hash = SHA-256 of the hash before it and of what the entry says. Taken from the trail or changed in it,
-- an entry no longer fits.
create table campaign.audit_link (
  seq bigint primary key,
  event_id uuid not null unique,
  previous char(64) not null,
  hash char(64) not null
);

-- The end of the chain; whoever adds an entry locks it when it commits.
create table campaign.audit_head (
  id integer primary key check (id = 1),
  seq bigint not null,
  hash char(64) not null
);
insert into campaign.audit_head (id, seq, hash) values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
