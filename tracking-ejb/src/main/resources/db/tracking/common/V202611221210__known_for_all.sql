-- What customers, delays and experiments are made of at any instant.
create or replace view tracking.pub_conversion_state as
  select c.id, c.advertiser_id, c.goal_key, c.person_id, c.occurred_at, c.currency, h.id as change_id, h.at as known_at, h.to_status as status,
    coalesce(h.verdict, c.verdict) as verdict, h.amount_minor,
    c.goal_kind, c.customer_id, c.click_id, c.channel, c.campaign_id, c.partner_id, c.experiment_id, c.variant
  from tracking.conversion c join tracking.conversion_change h on h.conversion_id = c.id;
create or replace view tracking.pub_conversion as
  select c.id, c.advertiser_id, c.goal_id, c.goal_key, c.goal_kind, c.occurred_at, c.recorded_at, c.status, c.verdict, c.reason, c.evidence,
    coalesce(m.canonical_id, c.person_id) as person_id, c.customer_id, c.click_id, c.campaign_id, c.partner_id, c.link_id, c.channel, c.amount_minor, c.currency,
    c.commission_minor, c.commission_currency, c.import_id, c.experiment_id, c.variant
  from tracking.conversion c left join tracking.person_merge m on m.advertiser_id = c.advertiser_id and m.person_id = c.person_id;
-- The times in which a click was a valid one: from when it was known to be until it was found not to be. A touch stands for each.
create view tracking.pub_click_known as
  select c.id, c.advertiser_id, c.person_id, c.at, c.channel, c.campaign_id, c.experiment_id, c.variant, c.recorded_at,
    coalesce(t.recorded_at, c.recorded_at) as known_at, cast(null as timestamp with time zone) as gone_at
  from tracking.click c left join tracking.touchpoint t on t.row_key = c.id where c.verdict = 'valid'
  union all
  select c.id, c.advertiser_id, c.person_id, c.at, c.channel, c.campaign_id, c.experiment_id, c.variant, c.recorded_at, g.recorded_at, g.gone_at
  from tracking.click c join tracking.touchpoint_gone g on g.touch_id = c.id;
