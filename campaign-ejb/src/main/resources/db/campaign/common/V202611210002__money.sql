create table campaign.ledger_account (
  id uuid primary key,
  kind varchar(32) not null,
  owner_id uuid not null,
  currency char(3) not null,
  unique (kind, owner_id, currency),
  unique (id, currency)
);

-- A posting is one amount from one account to another in one currency: debits equal credits in every row, by construction.
-- Nothing is ever updated or deleted; a correction is a new posting.
create table campaign.ledger_posting (
  id uuid primary key,
  reference varchar(200) not null unique,
  debit_account uuid not null,
  credit_account uuid not null,
  amount_minor bigint not null check (amount_minor > 0),
  currency char(3) not null,
  accounting_date date not null,
  recorded_at timestamp with time zone not null,
  reason varchar(500),
  subject_type varchar(32) not null,
  subject_id uuid not null,
  check (debit_account <> credit_account),
  foreign key (debit_account, currency) references campaign.ledger_account (id, currency),
  foreign key (credit_account, currency) references campaign.ledger_account (id, currency)
);
create index posting_by_subject on campaign.ledger_posting (subject_id);
create index posting_by_debit on campaign.ledger_posting (debit_account, id);
create index posting_by_credit on campaign.ledger_posting (credit_account, id);

-- One commission a subject, ever: the primary key decides who was first.
create table campaign.commission (
  subject_id uuid primary key,
  version bigint not null,
  subject_type varchar(16) not null,
  advertiser_id uuid not null,
  campaign_id uuid not null,
  partner_id uuid not null,
  agreement_id uuid,
  rate_id varchar(64),
  rate_text varchar(500),
  goal_key varchar(64),
  meter_id uuid,
  units bigint not null,
  revenue_minor bigint,
  revenue_currency char(3),
  amount_minor bigint not null,
  currency char(3),
  state varchar(16) not null,
  considered varchar(20000) not null,
  at timestamp with time zone not null
);

-- For prices finer than a minor unit and for volume tiers: what is owed is a function of the month's units and revenue,
-- and a posting is the difference to what was accrued before. So no rounding adds up and a reversal restores the earlier tier.
create table campaign.rate_meter (
  id uuid primary key,
  version bigint not null,
  agreement_id uuid not null,
  rate_id varchar(64) not null,
  meter_month char(7) not null,
  units bigint not null,
  revenue_minor bigint not null,
  accrued_minor bigint not null,
  unique (agreement_id, rate_id, meter_month)
);

create table campaign.fx_rate (
  rate_date date not null,
  base char(3) not null,
  quote char(3) not null,
  rate numeric(20, 10) not null check (rate > 0),
  source varchar(64) not null,
  primary key (base, quote, rate_date)
);
