-- When a lead first reached a stage, as it stands in the counts: with what it was counted by, so that it can be taken out again to the row.
create table tracking.lead_reached (
  lead_id uuid not null,
  stage varchar(16) not null,
  at timestamp with time zone not null,
  advertiser_id uuid not null,
  campaign_id uuid,
  channel varchar(64) not null,
  partner_id uuid,
  link_id uuid,
  counted varchar(8000) not null,
  primary key (lead_id, stage)
);
create view tracking.pub_lead_reached as select lead_id, stage, at, advertiser_id, campaign_id, channel, partner_id, link_id from tracking.lead_reached;
create index lead_change_by_stage on tracking.lead_change (stage, lead_id);
