-- A month whose books are closed, or are being closed. New postings get no accounting date before the latest next_day; one that is about an
-- earlier day keeps it as event_date.
create table campaign.ledger_period (
  period_month char(7) primary key,
  first_day date not null,
  last_day date not null unique,
  next_day date not null,
  -- While closing, postings begun before may still arrive in the month; once closed nothing does.
  state varchar(16) not null check (state in ('closing', 'closed')),
  asked_at timestamp with time zone not null,
  asked_by varchar(200) not null,
  closed_at timestamp with time zone,
  postings bigint,
  check (first_day <= last_day and last_day < next_day),
  check ((state = 'closed') = (closed_at is not null and postings is not null))
);

-- Sums of an account in the books of an advertiser, from the first posting to the end of the month.
create table campaign.ledger_snapshot (
  period_month char(7) not null references campaign.ledger_period,
  account_id uuid not null,
  advertiser_id uuid not null,
  debits_minor bigint not null,
  credits_minor bigint not null,
  primary key (period_month, account_id, advertiser_id)
);

-- Always empty. Whoever posts writes to it and so holds it open until its end; whoever closes truncates it and so waits for them.
create table campaign.ledger_gate (
  id integer primary key
);

-- Null for what was posted before there were periods: the accounting date is the day it happened.
alter table campaign.ledger_posting add column event_date date;
