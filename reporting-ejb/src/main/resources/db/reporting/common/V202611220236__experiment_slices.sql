alter table reporting.slice add column experiment_id uuid;
alter table reporting.slice add column variant varchar(64);
