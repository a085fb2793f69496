-- Where visitors are being sent just now.
create view campaign.pub_open_destination as
  select d.id, d.link_id, l.advertiser_id, coalesce(d.name, d.url) as name, d.url
  from campaign.link_destination d join campaign.link l on l.id = d.link_id join campaign.campaign c on c.id = l.campaign_id
  where d.retired = false and d.weight > 0 and l.status = 'active' and c.status = 'active';
