-- Clicks remember where they were sent; a destination taken off its link must keep its name in their reports.
alter table campaign.link_destination add column retired boolean default false not null;
