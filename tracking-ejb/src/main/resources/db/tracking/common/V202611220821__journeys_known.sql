-- What journeys were made of at any instant. Touches have their time of record; these are the ones that were taken out again, when their click
-- turned out to be invalid.
create table tracking.touchpoint_gone (
  id uuid primary key,
  touch_id uuid not null,
  advertiser_id uuid not null,
  person_id uuid not null,
  at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  gone_at timestamp with time zone not null,
  interaction varchar(16) not null,
  channel varchar(64) not null,
  campaign_id uuid,
  partner_id uuid,
  creative varchar(512),
  keyword varchar(512)
);
create index touchpoint_gone_by_time on tracking.touchpoint_gone (advertiser_id, at);
create index touchpoint_gone_by_touch on tracking.touchpoint_gone (touch_id);

-- A change of verdict is a change, too. What was decided before counts as if the verdict of today had been there all along.
alter table tracking.conversion_change add column verdict varchar(16);

-- What platforms claimed, as differences: they restate.
create table tracking.claim_change (
  id bigint generated always as identity primary key,
  advertiser_id uuid not null,
  cost_date date not null,
  channel varchar(64) not null,
  campaign_id uuid,
  keyword varchar(512),
  currency char(3) not null,
  claimed_micros bigint not null,
  claimed_value_micros bigint not null,
  known_at timestamp with time zone not null
);
insert into tracking.claim_change (advertiser_id, cost_date, channel, campaign_id, keyword, currency, claimed_micros, claimed_value_micros, known_at)
  select advertiser_id, cost_date, channel, campaign_id, keyword, currency, coalesce(claimed_micros, 0), coalesce(claimed_value_micros, 0), recorded_at
  from tracking.cost where claimed_micros is not null or claimed_value_micros is not null;
create index claim_change_by_day on tracking.claim_change (advertiser_id, cost_date);

create view tracking.pub_touch_gone as
  select touch_id, advertiser_id, person_id, at, recorded_at, gone_at, interaction, channel, campaign_id, partner_id, creative, keyword from tracking.touchpoint_gone;
-- What merges said, the ones that were taken back included: whoever wants the persons of an instant follows these.
create view tracking.pub_merge_known as
  select advertiser_id, person_id, stated_id, at, cast(null as timestamp with time zone) as undone_at from tracking.person_merge
  union all select advertiser_id, person_id, stated_id, merged_at, undone_at from tracking.person_unmerge;
-- Every state a conversion has been in: the one of an instant is the last that was known by then.
create view tracking.pub_conversion_state as
  select c.id, c.advertiser_id, c.goal_key, c.person_id, c.occurred_at, c.currency, h.id as change_id, h.at as known_at, h.to_status as status,
    coalesce(h.verdict, c.verdict) as verdict, h.amount_minor
  from tracking.conversion c join tracking.conversion_change h on h.conversion_id = c.id;
create view tracking.pub_claim_change as
  select advertiser_id, cost_date, channel, campaign_id, keyword, currency, claimed_micros, claimed_value_micros, known_at from tracking.claim_change;
