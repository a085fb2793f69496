create table campaign.user_account (
  id uuid primary key,
  version bigint not null,
  login varchar(100) not null unique,
  display_name varchar(200) not null,
  password_hash varchar(500) not null,
  role varchar(16) not null,
  advertiser_id uuid references campaign.advertiser,
  partner_id uuid references campaign.partner,
  active boolean not null,
  failures integer not null,
  first_failure_at timestamp with time zone,
  locked_until timestamp with time zone,
  last_sign_in timestamp with time zone,
  created_at timestamp with time zone not null
);

create table campaign.api_key (
  id uuid primary key,
  version bigint not null,
  name varchar(200) not null,
  prefix varchar(16) not null,
  key_hash char(64) not null unique,
  scopes varchar(200) not null,
  advertiser_id uuid references campaign.advertiser,
  created_by varchar(200) not null,
  created_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone
);

create table campaign.audit_event (
  id uuid primary key,
  at timestamp with time zone not null,
  actor varchar(200) not null,
  action varchar(64) not null,
  subject_type varchar(32) not null,
  subject_id uuid,
  subject_name varchar(200),
  advertiser_id uuid,
  before_json varchar(200000),
  after_json varchar(200000)
);
create index audit_by_subject on campaign.audit_event (subject_id, id);

create table campaign.reply (
  caller varchar(200) not null,
  idempotency_key varchar(255) not null,
  fingerprint char(64) not null,
  claimed_at timestamp with time zone not null,
  status integer,
  content_type varchar(100),
  location varchar(2048),
  body varchar(1000000),
  primary key (caller, idempotency_key)
);

create table campaign.setting (
  setting_key varchar(64) primary key,
  setting_value varchar(4000) not null
);
