-- Groups carry terms, announcements and access; a partner is in one or in none.
create table campaign.partner_group (
  id uuid primary key,
  version bigint not null,
  group_key varchar(64) not null unique,
  name varchar(200) not null,
  created_at timestamp with time zone not null
);
alter table campaign.partner add column group_key varchar(64);
alter table campaign.partner add constraint partner_group_known foreign key (group_key) references campaign.partner_group (group_key);
alter table campaign.partner add column banned_reason varchar(500);
create view campaign.pub_partner_group as select id as partner_id, group_key from campaign.partner where group_key is not null;

-- A partner's own key answers that partner's rows only.
alter table campaign.api_key add column partner_id uuid;
alter table campaign.api_key add constraint api_key_of_partner foreign key (partner_id) references campaign.partner (id);

-- One programme an installation: how it presents itself, whom it asks what.
create table campaign.programme (
  id integer primary key check (id = 1),
  version bigint not null,
  name varchar(200) not null,
  intro varchar(4000) not null,
  is_open boolean not null,
  questions varchar(20000) not null,
  reapply_days integer not null check (reapply_days between 0 and 3650),
  inquiry_days integer not null check (inquiry_days between 1 and 365),
  logo_type varchar(32),
  logo varchar(280000)
);
insert into campaign.programme (id, version, name, intro, is_open, questions, reapply_days, inquiry_days)
values (1, 0, 'Partner programme', '', false, '[]', 30, 14);
