-- A run is a draft until somebody else approves it; its digest says what exactly was shown.
create table campaign.payout_run (
  id uuid primary key,
  version bigint not null,
  period_end date not null,
  currency char(3),
  advertiser_id uuid,
  note varchar(500),
  state varchar(16) not null check (state in ('draft', 'approved', 'completed', 'cancelled')),
  digest char(64) not null,
  prepared_by varchar(200) not null,
  prepared_at timestamp with time zone not null,
  decided_by varchar(200),
  decided_at timestamp with time zone,
  reason varchar(500),
  -- What was not paid, as it was at the decision.
  carried varchar(1000000)
);

-- Locked by whoever issues statements: so numbers have no gaps, and two runs at once are one after the other.
create table campaign.statement_number (
  number_year integer primary key,
  last_number bigint not null
);

create table campaign.payment_file (
  id uuid primary key,
  run_id uuid not null references campaign.payout_run,
  kind varchar(16) not null,
  currency char(3) not null,
  message_id varchar(35) not null unique,
  created_at timestamp with time zone not null,
  execution_on date not null,
  payments integer not null,
  total_minor bigint not null,
  debtor varchar(4000) not null,
  sha256 char(64) not null
);

create table campaign.partner_statement (
  id uuid primary key,
  version bigint not null,
  run_id uuid not null references campaign.payout_run,
  number varchar(20) not null unique,
  partner_id uuid not null references campaign.partner,
  currency char(3) not null,
  period_end date not null,
  issued_on date not null,
  net_minor bigint not null,
  vat_minor bigint not null,
  returned_minor bigint not null,
  total_minor bigint not null check (total_minor > 0),
  line_count integer not null,
  bank_id uuid not null references campaign.payee_bank,
  state varchar(20) not null check (state in ('awaiting-invoice', 'payable', 'ordered', 'paid', 'failed')),
  file_id uuid references campaign.payment_file,
  invoice_number varchar(70),
  invoice_on date,
  settled_at timestamp with time zone,
  settled_by varchar(200),
  settled_reason varchar(500),
  document varchar(400000) not null,
  unique (run_id, partner_id, currency),
  check (total_minor = net_minor + vat_minor + returned_minor)
);
create index statement_by_partner on campaign.partner_statement (partner_id, id);

-- The primary key is the promise that nothing is paid twice: a posting stands in one statement at most.
create table campaign.statement_line (
  posting_id uuid primary key,
  statement_id uuid not null references campaign.partner_statement,
  line_no integer not null,
  net_minor bigint not null,
  vat_minor bigint not null,
  taxable boolean not null,
  advertiser_id uuid not null,
  campaign_id uuid,
  campaign_name varchar(200),
  accounting_date date not null,
  reference varchar(200) not null,
  subject_type varchar(32) not null,
  subject_id uuid not null,
  unique (statement_id, line_no)
);
create index statement_line_by_subject on campaign.statement_line (subject_id);

-- A partner asks to be paid: one open request a currency.
create table campaign.payout_request (
  id uuid primary key,
  version bigint not null,
  partner_id uuid not null references campaign.partner,
  currency char(3) not null,
  slot varchar(8),
  state varchar(16) not null check (state in ('open', 'included', 'withdrawn')),
  requested_by varchar(200) not null,
  requested_at timestamp with time zone not null,
  statement_id uuid references campaign.partner_statement,
  unique (partner_id, currency, slot)
);

create view campaign.pub_statement_line as
  select l.posting_id, l.subject_id, l.statement_id, s.number, s.partner_id, s.currency, s.state, l.net_minor, l.vat_minor
  from campaign.statement_line l join campaign.partner_statement s on s.id = l.statement_id;
