-- For who has to decide how to read touches: about how many are stored, at no cost, and when they were, out of the index alone.
create view tracking.pub_touch_stored as select row_count_estimate as touches from information_schema.tables where table_schema = 'tracking' and table_name = 'touchpoint';
create view tracking.pub_touch_time as select advertiser_id, at from tracking.touchpoint;
