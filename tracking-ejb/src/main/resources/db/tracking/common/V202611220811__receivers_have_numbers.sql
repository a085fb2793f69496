-- The strings behind a decision stand with the conversion too: what they say of a receiver is looked up when something is told.
alter table tracking.conversion add column consent_received varchar(4000);
-- Who receives what a rule tells: numbers in the Global Vendor List and among Google's ad technology providers.
alter table tracking.postback_rule add column vendor_id integer;
alter table tracking.postback_rule add column provider_id integer;
