-- A partner says that a result is missing, or asks why one was refused. Every one gets an answer by its day.
create table tracking.inquiry (
  id uuid primary key,
  version bigint not null,
  partner_id uuid not null,
  advertiser_id uuid not null,
  campaign_id uuid,
  kind varchar(16) not null,
  conversion_id uuid,
  click_id uuid,
  goal_key varchar(64),
  happened_at timestamp with time zone,
  transaction_id varchar(256),
  amount_minor bigint,
  currency char(3),
  body varchar(2000) not null,
  status varchar(16) not null,
  due_at timestamp with time zone not null,
  created_at timestamp with time zone not null,
  created_by varchar(200) not null,
  decided_at timestamp with time zone,
  decided_by varchar(200),
  answer varchar(500),
  result_id uuid
);
create index inquiry_by_partner on tracking.inquiry (partner_id, id);
create index inquiry_by_status on tracking.inquiry (status, due_at);
create table tracking.inquiry_note (
  id uuid primary key,
  inquiry_id uuid not null references tracking.inquiry,
  at timestamp with time zone not null,
  author varchar(200) not null,
  by_partner boolean not null,
  body varchar(2000) not null
);
create index inquiry_note_by_inquiry on tracking.inquiry_note (inquiry_id, id);
