-- Clicks that are no longer the touch they were when they were stored, and those that were stored long after they were made: copies of touches are made in
-- the order of their ids, and go by these notes. Who has followed one deletes it.
create table tracking.touch_note (
  id uuid primary key,
  click_id uuid not null
);
create index touch_note_by_click on tracking.touch_note (click_id);
create view tracking.pub_touch_note as select id, click_id from tracking.touch_note;
create view tracking.pub_touch_noted as
  select id, advertiser_id, person_id, at, valid_since as recorded_at, cast('click' as varchar(16)) as interaction, channel, campaign_id, partner_id, creative, keyword, id as event_id
  from tracking.click where valid_since is not null and id in (select click_id from tracking.touch_note);
