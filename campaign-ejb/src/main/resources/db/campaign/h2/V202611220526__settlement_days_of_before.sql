update campaign.commission c set locks_on = (
  select dateadd(day, a.hold_days, cast(formatdatetime(c.at, 'yyyy-MM-dd', 'en', v.time_zone) as date))
  from campaign.agreement a join campaign.advertiser v on v.id = a.advertiser_id where a.id = c.agreement_id)
where c.agreement_id is not null;
update campaign.commission set due_on = locks_on where agreement_id is not null;
