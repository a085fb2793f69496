-- What becomes of clicks while a cap on results or money has nothing left; a cap on clicks always turns them away.
alter table campaign.cap add column traffic_policy varchar(16) default 'turn-away' not null;
-- The edge asks twice a second what is used of the periods that run.
create index cap_use_by_period on campaign.cap_use (period_start);
