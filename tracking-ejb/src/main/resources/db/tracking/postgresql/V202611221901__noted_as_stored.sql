drop index tracking.click_with_platform_id;
