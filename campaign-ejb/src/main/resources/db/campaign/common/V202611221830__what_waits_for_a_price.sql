-- Clicks, impressions and conversions whose rate is agreed and whose amount cannot be worked out yet; found by the index on state and subject.
create view campaign.pub_unpriced as
  select subject_id, subject_type, campaign_id, partner_id from campaign.commission where state = 'unpriced';
