-- Invoices that partners have written about a statement: PDF files as they came, in pieces, never changed. What is kept is only handed back to be saved, never shown.
create table campaign.invoice_file (
  id uuid primary key,
  statement_id uuid not null references campaign.partner_statement,
  name varchar(200) not null,
  size_bytes bigint not null,
  sha256 char(64) not null,
  uploaded_by varchar(200) not null,
  uploaded_at timestamp with time zone not null,
  unique (statement_id, sha256)
);
create table campaign.invoice_piece (
  file_id uuid not null references campaign.invoice_file,
  position integer not null,
  content bytea not null,
  primary key (file_id, position)
);
