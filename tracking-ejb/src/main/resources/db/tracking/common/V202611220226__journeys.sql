-- Journeys are credited by creative and keyword too; a touch knows them from the click or view it stands for.
alter table tracking.touchpoint add column creative varchar(512);
alter table tracking.touchpoint add column keyword varchar(512);
update tracking.touchpoint t set creative = (select c.creative from tracking.click c where c.id = t.event_id),
  keyword = (select c.keyword from tracking.click c where c.id = t.event_id) where t.event_id is not null and t.interaction = 'click';
update tracking.touchpoint t set creative = (select i.creative from tracking.impression i where i.id = t.event_id),
  keyword = (select i.keyword from tracking.impression i where i.id = t.event_id) where t.event_id is not null and t.interaction = 'impression';

-- What platforms say that they brought: kept beside our own figures, in millionths as they count parts of a conversion.
alter table tracking.cost add column claimed_micros bigint;
alter table tracking.cost add column claimed_value_micros bigint;

-- Touches under the person they were left by: whoever reads millions of them puts merged persons together himself.
create view tracking.pub_touch as
  select id, advertiser_id, person_id, at, recorded_at, interaction, channel, campaign_id, partner_id, creative, keyword, event_id from tracking.touchpoint;
create view tracking.pub_person_merge as select advertiser_id, person_id, canonical_id, at from tracking.person_merge;
create view tracking.pub_claim as
  select advertiser_id, cost_date, at, recorded_at, channel, campaign_id, keyword, claimed_micros, claimed_value_micros, currency from tracking.cost
  where claimed_micros is not null or claimed_value_micros is not null;
