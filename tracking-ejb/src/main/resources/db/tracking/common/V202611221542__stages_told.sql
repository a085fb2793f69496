-- Stages of leads that a rule tells of; empty for every stage.
alter table tracking.postback_rule add column stages varchar(200) default '' not null;

-- Which stages of a lead were known: each is told once.
create table tracking.lead_told (
  lead_id uuid not null,
  stage varchar(16) not null,
  at timestamp with time zone not null,
  primary key (lead_id, stage)
);

-- What was reached before there was anybody to hear of it is no news.
insert into tracking.lead_told (lead_id, stage, at)
  select c.lead_id, s.stage, min(c.at) from tracking.lead_change c
  join (values ('contacted', 1), ('mql', 2), ('sql', 3), ('opportunity', 4), ('won', 5), ('lost', 6), ('disqualified', 7), ('duplicate', 8), ('spam', 9)) as s (stage, place)
    on s.stage = c.stage or s.place <= case c.stage when 'mql' then 2 when 'sql' then 3 when 'opportunity' then 4 when 'won' then 5 else 0 end
  group by c.lead_id, s.stage;
