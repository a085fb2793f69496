-- Leases whose slots a click has taken, ids joined by blanks: what is counted again after a crash.
alter table tracking.click add column cap_leases varchar(1000);
