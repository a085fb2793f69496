-- Whoever wants to become a partner. The hash opens the applicant's own page.
create table campaign.application (
  id uuid primary key,
  version bigint not null,
  name varchar(200) not null,
  partner_type varchar(16) not null,
  email varchar(254) not null,
  website varchar(2048),
  currency char(3) not null,
  answers varchar(60000) not null,
  status varchar(16) not null,
  asked varchar(2000),
  replied varchar(2000),
  reason varchar(500),
  group_key varchar(64),
  partner_id uuid,
  page_hash char(64) not null unique,
  created_at timestamp with time zone not null,
  decided_at timestamp with time zone,
  decided_by varchar(200)
);
create index application_by_email on campaign.application (email, id);
create index application_by_status on campaign.application (status, id);

-- Opens once, for whoever holds it: the invited person chooses a password.
create table campaign.invitation (
  id uuid primary key,
  token_hash char(64) not null unique,
  user_id uuid not null references campaign.user_account,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone
);
create index invitation_by_user on campaign.invitation (user_id);

create table campaign.programme_terms (
  id uuid primary key,
  number integer not null unique,
  title varchar(200) not null,
  body varchar(50000) not null,
  published_at timestamp with time zone not null,
  published_by varchar(200) not null
);
create table campaign.programme_acceptance (
  id uuid primary key,
  partner_id uuid not null references campaign.partner,
  number integer not null,
  accepted_at timestamp with time zone not null,
  accepted_by varchar(200) not null,
  unique (partner_id, number)
);

-- A campaign without a row is private.
create table campaign.campaign_offer (
  campaign_id uuid primary key references campaign.campaign,
  version bigint not null,
  visibility varchar(16) not null,
  summary varchar(2000) not null,
  standard_agreement_id uuid
);
create table campaign.campaign_access (
  id uuid primary key,
  campaign_id uuid not null references campaign.campaign,
  advertiser_id uuid not null,
  partner_id uuid not null references campaign.partner,
  status varchar(16) not null,
  asked varchar(1000),
  reason varchar(500),
  at timestamp with time zone not null,
  decided_at timestamp with time zone,
  decided_by varchar(200),
  unique (campaign_id, partner_id)
);
create index access_by_status on campaign.campaign_access (status, id);

create table campaign.message (
  id uuid primary key,
  partner_id uuid not null references campaign.partner,
  at timestamp with time zone not null,
  author varchar(200) not null,
  by_partner boolean not null,
  body varchar(4000) not null,
  read_at timestamp with time zone
);
create index message_by_partner on campaign.message (partner_id, id);
create index message_unread on campaign.message (by_partner, read_at);
create table campaign.announcement (
  id uuid primary key,
  at timestamp with time zone not null,
  author varchar(200) not null,
  title varchar(200) not null,
  body varchar(4000) not null,
  group_key varchar(64),
  partner_id uuid,
  withdrawn_at timestamp with time zone
);
create table campaign.announcement_read (
  id uuid primary key,
  announcement_id uuid not null references campaign.announcement,
  login varchar(100) not null,
  at timestamp with time zone not null,
  unique (announcement_id, login)
);
