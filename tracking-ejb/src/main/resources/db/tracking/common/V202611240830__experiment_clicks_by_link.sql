-- An experiment splits the clicks of one link: who reads them may name the link too, and come by its index.
create or replace view tracking.pub_exposure as
  select c.id, c.experiment_id, c.variant, c.advertiser_id, coalesce(m.canonical_id, c.person_id) as person_id, c.at, c.recorded_at, c.link_id
  from tracking.click c left join tracking.person_merge m on m.advertiser_id = c.advertiser_id and m.person_id = c.person_id
  where c.experiment_id is not null and c.verdict = 'valid';
create or replace view tracking.pub_click_known as
  select c.id, c.advertiser_id, c.person_id, c.at, c.channel, c.campaign_id, c.experiment_id, c.variant, c.recorded_at,
    coalesce(c.valid_since, t.recorded_at, c.recorded_at) as known_at, cast(null as timestamp with time zone) as gone_at, c.link_id
  from tracking.click c left join tracking.touchpoint t on t.row_key = c.id where c.verdict = 'valid'
  union all
  select c.id, c.advertiser_id, c.person_id, c.at, c.channel, c.campaign_id, c.experiment_id, c.variant, c.recorded_at, g.recorded_at, g.gone_at, c.link_id
  from tracking.click c join tracking.touchpoint_gone g on g.touch_id = c.id;
