create view tracking.pub_click as
  select id, at, recorded_at, advertiser_id, campaign_id, link_id, partner_id, destination_id, verdict, reason, is_unique, channel, creative, placement, keyword,
    source, sub1, sub2, sub3, sub4, sub5, sub6, sub7, sub8, sub9, sub10, country, device, os, browser, cost_micros, cost_currency, payout_minor, payout_currency
  from tracking.click;
create view tracking.pub_impression as
  select id, at, recorded_at, advertiser_id, campaign_id, link_id, partner_id, verdict, channel, cost_micros, cost_currency, payout_minor, payout_currency
  from tracking.impression;
create view tracking.pub_touchpoint as
  select t.id, t.advertiser_id, coalesce(m.canonical_id, t.person_id) as person_id, t.at, t.recorded_at, t.interaction, t.channel, t.campaign_id, t.partner_id,
    t.link_id, t.event_id, t.cost_micros, t.cost_currency, t.import_id
  from tracking.touchpoint t left join tracking.person_merge m on m.advertiser_id = t.advertiser_id and m.person_id = t.person_id;
create view tracking.pub_conversion as
  select c.id, c.advertiser_id, c.goal_id, c.goal_key, c.goal_kind, c.occurred_at, c.recorded_at, c.status, c.verdict, c.reason, c.evidence,
    coalesce(m.canonical_id, c.person_id) as person_id, c.customer_id, c.click_id, c.campaign_id, c.partner_id, c.link_id, c.channel, c.amount_minor, c.currency,
    c.commission_minor, c.commission_currency, c.import_id
  from tracking.conversion c left join tracking.person_merge m on m.advertiser_id = c.advertiser_id and m.person_id = c.person_id;
create view tracking.pub_cost as
  select id, advertiser_id, cost_date, at, recorded_at, channel, campaign_id, cost_micros, currency, impressions, clicks, keyword from tracking.cost;
create view tracking.pub_import as select id, kind, advertiser_id, status, rejected, created_at, finished_at from tracking.import_job;
create view tracking.pub_postback as select id, at, outcome, reason, advertiser_id from tracking.postback_entry;
