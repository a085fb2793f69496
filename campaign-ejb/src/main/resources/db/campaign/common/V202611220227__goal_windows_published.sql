create view campaign.pub_goal_window as select id, advertiser_id, goal_key, click_window_days, view_window_days from campaign.goal;
