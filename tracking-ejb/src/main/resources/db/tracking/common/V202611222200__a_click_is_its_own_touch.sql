-- A valid click is a touch by itself; a second row for it cost as much as the click. From when it is known to be valid: null for one that is not, and
-- for clicks from before this column, whose touch is a row of touchpoint as it was.
alter table tracking.click add column valid_since timestamp with time zone;
-- Evidence, visits and who is to be forgotten are looked up by person.
create index click_by_person on tracking.click (person_id);

-- The touches that are clicks, those that are rows of their own, and both.
create view tracking.pub_touch_click as
  select id, advertiser_id, person_id, at, valid_since as recorded_at, cast('click' as varchar(16)) as interaction, channel, campaign_id, partner_id, creative, keyword, id as event_id
  from tracking.click where valid_since is not null;
create view tracking.pub_touch_row as
  select id, advertiser_id, person_id, at, recorded_at, interaction, channel, campaign_id, partner_id, creative, keyword, event_id from tracking.touchpoint;
create or replace view tracking.pub_touch as
  select id, advertiser_id, person_id, at, recorded_at, interaction, channel, campaign_id, partner_id, creative, keyword, event_id from tracking.touchpoint
  union all
  select id, advertiser_id, person_id, at, valid_since, cast('click' as varchar(16)), channel, campaign_id, partner_id, creative, keyword, id
  from tracking.click where valid_since is not null;
-- Under the person that a merge says they are of.
create view tracking.pub_touch_merged as
  select t.id, t.advertiser_id, coalesce(m.canonical_id, t.person_id) as person_id, t.at, t.interaction, t.channel, t.campaign_id, t.partner_id
  from tracking.pub_touch t left join tracking.person_merge m on m.advertiser_id = t.advertiser_id and m.person_id = t.person_id;
create or replace view tracking.pub_click_known as
  select c.id, c.advertiser_id, c.person_id, c.at, c.channel, c.campaign_id, c.experiment_id, c.variant, c.recorded_at,
    coalesce(c.valid_since, t.recorded_at, c.recorded_at) as known_at, cast(null as timestamp with time zone) as gone_at
  from tracking.click c left join tracking.touchpoint t on t.row_key = c.id where c.verdict = 'valid'
  union all
  select c.id, c.advertiser_id, c.person_id, c.at, c.channel, c.campaign_id, c.experiment_id, c.variant, c.recorded_at, g.recorded_at, g.gone_at
  from tracking.click c join tracking.touchpoint_gone g on g.touch_id = c.id;
