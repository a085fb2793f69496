-- The arm a click was sent into; a conversion inherits it from the click it is credited to.
alter table tracking.click add column experiment_id uuid;
alter table tracking.click add column variant varchar(64);
alter table tracking.conversion add column experiment_id uuid;
alter table tracking.conversion add column variant varchar(64);
create index click_by_experiment on tracking.click (experiment_id, at);
create index conversion_by_experiment on tracking.conversion (experiment_id, occurred_at);

-- Who saw which arm, and what came of it: all that a read-out needs.
create view tracking.pub_exposure as
  select c.id, c.experiment_id, c.variant, c.advertiser_id, coalesce(m.canonical_id, c.person_id) as person_id, c.at, c.recorded_at
  from tracking.click c left join tracking.person_merge m on m.advertiser_id = c.advertiser_id and m.person_id = c.person_id
  where c.experiment_id is not null and c.verdict = 'valid';
create view tracking.pub_experiment_conversion as
  select c.id, c.experiment_id, c.variant, c.advertiser_id, coalesce(m.canonical_id, c.person_id) as person_id, c.goal_id, c.goal_key, c.status,
    c.occurred_at, c.recorded_at, c.amount_minor, c.currency
  from tracking.conversion c left join tracking.person_merge m on m.advertiser_id = c.advertiser_id and m.person_id = c.person_id
  where c.experiment_id is not null and c.verdict = 'valid';
