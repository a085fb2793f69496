-- The ids of the first and of the last click, out of the index alone: for who has to decide how to read touches.
create view tracking.pub_click_span as select min(id) as first_id, max(id) as last_id from tracking.click;
