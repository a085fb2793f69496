-- Who pays: the one legal entity of this installation.
create table campaign.payer (
  id integer primary key check (id = 1),
  version bigint not null,
  legal_name varchar(140) not null,
  street varchar(140),
  postal_code varchar(16),
  city varchar(70),
  country char(2),
  vat_id varchar(20),
  vat_percent numeric(5, 2) not null check (vat_percent between 0 and 99),
  time_zone varchar(64) not null,
  iban varchar(34),
  bic varchar(11),
  language varchar(2) not null,
  thresholds varchar(4000) not null
);

-- Who is paid: what a statement and a tax office ask of a partner.
create table campaign.payee (
  partner_id uuid primary key references campaign.partner,
  version bigint not null,
  legal_name varchar(140),
  street varchar(140),
  postal_code varchar(16),
  city varchar(70),
  country char(2),
  vat_id varchar(20),
  tax_number varchar(40),
  vat_treatment varchar(16),
  invoicing varchar(16) not null,
  self_billing_agreed_on date,
  form_kind varchar(40),
  form_reference varchar(140),
  form_uploaded_on date,
  form_expires_on date,
  schedule varchar(16) not null,
  thresholds varchar(4000) not null,
  held_reason varchar(500),
  held_by varchar(200),
  held_at timestamp with time zone
);

-- Every account a partner ever named. Never changed but for its place: in-force is paid to, waiting is not yet agreed by a second person.
create table campaign.payee_bank (
  id uuid primary key,
  version bigint not null,
  partner_id uuid not null references campaign.partner,
  method varchar(16) not null,
  holder varchar(140) not null,
  account varchar(140) not null,
  bic varchar(11),
  slot varchar(16),
  proposed_by varchar(200) not null,
  proposed_at timestamp with time zone not null,
  decided_by varchar(200),
  decided_at timestamp with time zone,
  decision varchar(16),
  unique (partner_id, slot)
);
