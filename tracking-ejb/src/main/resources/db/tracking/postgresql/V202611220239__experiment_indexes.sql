create index click_by_experiment on tracking.click (experiment_id, at) where experiment_id is not null;
create index conversion_by_experiment on tracking.conversion (experiment_id, occurred_at) where experiment_id is not null;
