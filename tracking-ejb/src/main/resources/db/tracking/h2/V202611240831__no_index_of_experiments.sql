-- H2 keeps an entry for each click that is in no experiment, which is nearly every one.
drop index tracking.click_by_experiment;
