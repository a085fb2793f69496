-- Ids of ad platforms are noted in the transaction that stores their click; nobody goes through clicks for them any more.
drop table tracking.platform_sweep;
-- Which nodes store what came in through them, and when they last did.
create table tracking.journal_node (
  node varchar(64) primary key,
  stored_at timestamp with time zone not null
);
