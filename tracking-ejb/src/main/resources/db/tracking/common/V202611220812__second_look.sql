-- How far the clicks of all nodes have been counted again, by rule: no node sees the others' while somebody clicks.
create table tracking.second_look (
  rule varchar(32) primary key,
  looked_to timestamp with time zone not null
);
