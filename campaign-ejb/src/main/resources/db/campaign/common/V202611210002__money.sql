create table campaign.ledger_account (
  id uuid primary key,
  kind varchar(32) not null,
  owner_id uuid not null,
  currency char(3) not null,
  unique (kind, owner_id, currency),
  unique (id, currency)
);

-- A posting is one amount from one account to another in one currency: debits equal credits in every row, by construction.
-- Nothing is ever updated or deleted; a correction is a new posting. Postings of one act share an entry_id. The advertiser is
-- whose books they are in: an account of a partner gathers the postings of all its advertisers.
create table campaign.ledger_posting (
  id uuid primary key,
  entry_id uuid not null,
  reference varchar(200) not null unique,
  advertiser_id uuid not null,
  debit_account uuid not null,
  credit_account uuid not null,
  amount_minor bigint not null check (amount_minor > 0),
  currency char(3) not null,
  accounting_date date not null,
  recorded_at timestamp with time zone not null,
  recorded_by varchar(200) not null,
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
create index posting_by_advertiser on campaign.ledger_posting (advertiser_id, id);
create index posting_by_date on campaign.ledger_posting (accounting_date, id);

-- One commission a subject, ever: the primary key decides who was first.
-- revenue_minor is what the result was worth as claimed; revenue is the same in the commission's currency at the rate fx.
-- amount_minor and payable_minor are the sums of the subject's own postings to cost and to payable.
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
  revenue numeric(30, 8),
  fx numeric(38, 18),
  amount_minor bigint not null,
  payable_minor bigint not null,
  currency char(3),
  state varchar(16) not null check (state in ('none', 'unpriced', 'pending', 'payable', 'reversed')),
  approved_at timestamp with time zone,
  repriced integer not null,
  considered varchar(20000) not null,
  at timestamp with time zone not null
);
create index commission_by_state on campaign.commission (state, subject_id);

-- For prices finer than a minor unit and for volume tiers: what is owed is a function of the month's units and revenue,
-- and a posting is the difference to what was accrued before. So no rounding adds up and a reversal restores the earlier tier.
-- Counted twice: everything not reversed decides what is accrued, the approved part of it what is payable.
create table campaign.rate_meter (
  id uuid primary key,
  version bigint not null,
  agreement_id uuid not null,
  rate_id varchar(64) not null,
  meter_month char(7) not null,
  currency char(3) not null,
  price_fx numeric(38, 18) not null,
  units bigint not null,
  revenue numeric(30, 8) not null,
  accrued_minor bigint not null,
  approved_units bigint not null,
  approved_revenue numeric(30, 8) not null,
  payable_minor bigint not null,
  unique (agreement_id, rate_id, meter_month, currency)
);

-- Fees owed once, when their agreement takes effect.
create table campaign.flat_fee (
  agreement_id uuid not null,
  rate_id varchar(64) not null,
  advertiser_id uuid not null,
  campaign_id uuid not null,
  partner_id uuid not null,
  price numeric(30, 8) not null,
  price_currency char(3),
  due_at timestamp with time zone not null,
  posted_at timestamp with time zone,
  posted_minor bigint,
  posted_currency char(3),
  -- As it was when the fee was posted: what was counted under it stays there.
  channel varchar(64),
  primary key (agreement_id, rate_id)
);
create index flat_fee_due on campaign.flat_fee (posted_at, due_at);

create table campaign.fx_rate (
  rate_date date not null,
  base char(3) not null,
  quote char(3) not null,
  rate numeric(20, 10) not null check (rate > 0),
  source varchar(64) not null,
  primary key (base, quote, rate_date)
);
