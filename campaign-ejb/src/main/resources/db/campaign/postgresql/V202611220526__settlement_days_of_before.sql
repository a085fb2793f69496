update campaign.commission c set locks_on = cast(c.at at time zone v.time_zone as date) + a.hold_days, due_on = cast(c.at at time zone v.time_zone as date) + a.hold_days
from campaign.agreement a join campaign.advertiser v on v.id = a.advertiser_id where a.id = c.agreement_id;
