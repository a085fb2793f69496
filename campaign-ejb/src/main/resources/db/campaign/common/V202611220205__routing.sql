alter table campaign.link_destination add column priority integer default 1 not null check (priority between 1 and 100);
alter table campaign.link_destination add column from_at timestamp with time zone;
alter table campaign.link_destination add column until_at timestamp with time zone;
-- Groups of conditions with lists of addresses are longer than a country and a device.
alter table campaign.link_destination alter column conditions set data type varchar(20000);
