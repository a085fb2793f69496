-- A link says whose its clicks are: lists of an advertiser, a campaign or a partner go by links, and a click is in one list instead of four.
drop index tracking.click_by_campaign;
drop index tracking.click_by_advertiser;
drop index tracking.click_by_partner;
