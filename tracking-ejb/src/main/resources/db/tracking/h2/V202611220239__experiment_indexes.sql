create index tracking.conversion_by_experiment on tracking.conversion (experiment_id, occurred_at);
create index tracking.click_by_experiment on tracking.click (experiment_id, at);
