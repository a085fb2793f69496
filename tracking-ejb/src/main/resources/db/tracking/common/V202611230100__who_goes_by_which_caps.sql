-- Which caps each server goes by: whoever sets one is answered when all of them do.
create table tracking.cap_node (
  node varchar(64) primary key,
  caps varchar(200) not null,
  met_at timestamp with time zone default current_timestamp not null
);
