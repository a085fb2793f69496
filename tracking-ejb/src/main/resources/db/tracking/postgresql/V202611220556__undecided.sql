-- Timers look for what nobody has decided yet: few rows among many.
create index conversion_undecided on tracking.conversion (advertiser_id, id) where status in ('pending', 'on-hold');
