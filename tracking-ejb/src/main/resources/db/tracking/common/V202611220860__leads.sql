-- A lead is a person who left contact data, and where a sales team stands with it. What it earns is a conversion like any other; here is
-- whom it is about, what became of it stage by stage, and which conversions follow from which stage.
create table tracking.lead (
  id uuid primary key,
  version bigint not null,
  advertiser_id uuid not null,
  campaign_id uuid,
  partner_id uuid,
  source varchar(16) not null,
  source_name varchar(128),
  external_id varchar(256) not null,
  goal_key varchar(64),
  conversion_id uuid,
  click_id uuid,
  person_id uuid not null,
  email varchar(254),
  phone varchar(64),
  full_name varchar(200),
  company varchar(200),
  fields varchar(8000) not null,
  email_sha256 char(64),
  phone_sha256 char(64),
  consent_text varchar(200),
  consent_at timestamp with time zone,
  consent_ip varchar(45),
  language varchar(16),
  stage varchar(16) not null,
  stage_at timestamp with time zone not null,
  value_minor bigint,
  currency char(3),
  reason varchar(500),
  question varchar(64),
  opt_in varchar(16) not null,
  opt_in_key varchar(64),
  confirm_until timestamp with time zone,
  confirmed_at timestamp with time zone,
  confirmed_ip varchar(45),
  duplicate_of uuid,
  occurred_at timestamp with time zone not null,
  recorded_at timestamp with time zone not null
);
create index lead_by_address on tracking.lead (advertiser_id, email_sha256);
create index lead_by_phone on tracking.lead (advertiser_id, phone_sha256);
create index lead_by_person on tracking.lead (advertiser_id, person_id);
create index lead_by_advertiser on tracking.lead (advertiser_id, id);
create index lead_by_partner on tracking.lead (partner_id, id);
create index lead_by_campaign on tracking.lead (campaign_id, id);
create index lead_by_click on tracking.lead (click_id);
create index lead_by_conversion on tracking.lead (conversion_id);
create index lead_by_confirmation on tracking.lead (opt_in, confirm_until);

-- What others call a lead. Each partner has names of its own, so that two of them may both have a lead number 1.
create table tracking.lead_name (
  advertiser_id uuid not null,
  space varchar(64) not null,
  external_id varchar(256) not null,
  lead_id uuid not null,
  said_by varchar(16) not null,
  primary key (advertiser_id, space, external_id)
);
create index lead_name_by_lead on tracking.lead_name (lead_id);

-- Which lead an address or a number stands for: of two that come at once, the key lets one be the first.
create table tracking.lead_contact (
  scope_id uuid not null,
  contact_key uuid not null,
  lead_id uuid not null,
  taken_at timestamp with time zone not null,
  primary key (scope_id, contact_key)
);
create index lead_contact_by_lead on tracking.lead_contact (lead_id);

-- Append-only. The key makes a repeat a repeat; a stage that the mapping does not know stands as it was said, without a stage of ours.
create table tracking.lead_change (
  id uuid primary key,
  lead_id uuid not null,
  advertiser_id uuid not null,
  event_key varchar(700) not null,
  from_stage varchar(16),
  stage varchar(16),
  said varchar(64) not null,
  at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  source varchar(16) not null,
  actor varchar(200) not null,
  value_minor bigint,
  currency char(3),
  reason varchar(500),
  import_id uuid,
  unique (advertiser_id, event_key)
);
create index lead_change_by_lead on tracking.lead_change (lead_id, id);
create index lead_change_unmapped on tracking.lead_change (advertiser_id, stage, said);

-- Which conversion follows from which stage of a lead, and what the ladder last wished for it.
create table tracking.lead_pay (
  lead_id uuid not null,
  stage varchar(16) not null,
  conversion_id uuid,
  goal_key varchar(64) not null,
  wish varchar(16) not null,
  amount_minor bigint,
  currency char(3),
  outcome varchar(64) not null,
  decided_at timestamp with time zone not null,
  primary key (lead_id, stage)
);
create index lead_pay_by_conversion on tracking.lead_pay (conversion_id);

create table tracking.lead_mail (
  id uuid primary key,
  lead_id uuid not null,
  advertiser_id uuid not null,
  created_at timestamp with time zone not null,
  state varchar(16) not null,
  tries integer not null,
  next_try_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  failure varchar(300)
);
create index lead_mail_due on tracking.lead_mail (state, next_try_at);
create index lead_mail_by_lead on tracking.lead_mail (lead_id);

create table tracking.lead_policy (
  scope_id uuid primary key,
  advertiser_id uuid not null,
  campaign_id uuid,
  version bigint not null,
  body varchar(30000) not null,
  changed_at timestamp with time zone not null,
  changed_by varchar(200) not null
);
create index lead_policy_by_advertiser on tracking.lead_policy (advertiser_id);

-- Stages of before become leads with a history. The latest stage is where a lead stands; ids and times stay.
insert into tracking.lead (id, version, advertiser_id, source, external_id, click_id, person_id, fields, email_sha256, phone_sha256, stage, stage_at, value_minor,
    currency, reason, opt_in, occurred_at, recorded_at)
  select s.id, 0, s.advertiser_id, 'file', s.external_id, s.click_id, s.id, '{}', s.email_sha256, s.phone_sha256,
    case when s.stage in ('new', 'contacted', 'mql', 'sql', 'opportunity', 'won', 'lost', 'disqualified', 'duplicate', 'spam') then s.stage else 'new' end,
    s.stage_time, s.value_minor, s.currency, s.reason, 'none',
    (select min(f.stage_time) from tracking.lead_stage f where f.advertiser_id = s.advertiser_id and f.external_id = s.external_id), s.recorded_at
  from tracking.lead_stage s
  where not exists (select 1 from tracking.lead_stage l where l.advertiser_id = s.advertiser_id and l.external_id = s.external_id
    and (l.stage_time > s.stage_time or l.stage_time = s.stage_time and l.id > s.id));
insert into tracking.lead_name (advertiser_id, space, external_id, lead_id, said_by) select advertiser_id, 'own', external_id, id, 'file' from tracking.lead;
insert into tracking.lead_change (id, lead_id, advertiser_id, event_key, stage, said, at, recorded_at, source, actor, value_minor, currency, reason, import_id)
  select s.id, n.lead_id, s.advertiser_id, 'file:' || s.external_id || ':' || s.stage,
    case when s.stage in ('new', 'contacted', 'mql', 'sql', 'opportunity', 'won', 'lost', 'disqualified', 'duplicate', 'spam') then s.stage end,
    s.stage, s.stage_time, s.recorded_at, 'file', 'import', s.value_minor, s.currency, s.reason, s.import_id
  from tracking.lead_stage s join tracking.lead_name n on n.advertiser_id = s.advertiser_id and n.space = 'own' and n.external_id = s.external_id;
drop table tracking.lead_stage;
