-- Account numbers stand sealed with a key that is not in the database; which one it was, and no more, is remembered.
create table campaign.seal_key (
  id integer primary key,
  fingerprint varchar(32) not null,
  made_at timestamp with time zone not null
);
alter table campaign.payee_bank alter column account set data type varchar(400);
-- What screens show of it, and by what equal numbers are found: neither tells the number.
alter table campaign.payee_bank add column shown varchar(20);
alter table campaign.payee_bank add column mark char(64);
create index payee_bank_by_mark on campaign.payee_bank (mark);
alter table campaign.payer alter column iban set data type varchar(400);
alter table campaign.payer add column iban_shown varchar(20);
