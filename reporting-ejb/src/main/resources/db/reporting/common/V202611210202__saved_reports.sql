create table reporting.saved_report (
  id uuid primary key,
  version bigint not null,
  owner varchar(200) not null,
  name varchar(200) not null,
  is_shared boolean not null,
  query varchar(8000) not null,
  created_at timestamp with time zone not null,
  unique (owner, name)
);
