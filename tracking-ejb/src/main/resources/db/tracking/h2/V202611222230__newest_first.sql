-- H2 does not walk an index backwards: without these a list read and sorted whole tables of wide rows. They hold what lists ask for, so that rows are read for one page only.
create index tracking.conversion_newest on tracking.conversion (id desc, occurred_at, status, verdict, advertiser_id, goal_key);
create index tracking.postback_newest on tracking.postback_entry (id desc, at, outcome, door, advertiser_id);
create index tracking.lead_newest on tracking.lead (id desc, occurred_at, stage, advertiser_id);
