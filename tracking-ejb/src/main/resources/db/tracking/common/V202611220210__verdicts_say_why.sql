-- All rules that hit, the version of the rule set that judged, and a day's stand-in for the full address (its salt is thrown away).
alter table tracking.click add column reasons varchar(400);
alter table tracking.click add column rules integer;
alter table tracking.click add column address_key bigint;
alter table tracking.impression add column reasons varchar(400);
alter table tracking.impression add column rules integer;
alter table tracking.conversion add column reasons varchar(400);
alter table tracking.conversion add column rules integer;
