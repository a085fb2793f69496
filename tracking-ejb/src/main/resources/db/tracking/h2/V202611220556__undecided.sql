create index conversion_undecided on tracking.conversion (status, advertiser_id, id);
