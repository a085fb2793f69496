-- A version of the rules never changes; which one holds is one row that two activations queue for.
create table tracking.traffic_rule_set (
  version integer primary key,
  rules varchar(1000000) not null,
  note varchar(500),
  author varchar(200) not null,
  created_at timestamp with time zone not null,
  activated_at timestamp with time zone,
  activated_by varchar(200)
);
create table tracking.traffic_rule_active (
  id integer primary key,
  version integer not null
);

-- Lists come from outside: as uploaded, in parts that both databases take in one column.
create table tracking.traffic_list (
  id uuid primary key,
  kind varchar(16) not null,
  name varchar(200) not null,
  licence varchar(200),
  entries bigint not null,
  size_bytes bigint not null,
  sha256 char(64) not null,
  uploaded_by varchar(200) not null,
  uploaded_at timestamp with time zone not null
);
create table tracking.traffic_list_part (
  list_id uuid not null references tracking.traffic_list,
  position integer not null,
  bytes bytea not null,
  primary key (list_id, position)
);
