-- Most clicks and conversions are in no experiment: what they pay for is decided for each database by itself.
drop index tracking.click_by_experiment;
drop index tracking.conversion_by_experiment;
