-- Whoever applies says by a mailed link that the address is theirs. Marks are keyed hashes by which two applications from one place are found
-- without keeping the place; the hash of the link opens nothing by itself.
alter table campaign.application add column language varchar(16);
alter table campaign.application add column confirm_hash char(64);
alter table campaign.application add column confirm_mails integer default 0 not null;
alter table campaign.application add column confirm_asked_at timestamp with time zone;
alter table campaign.application add column confirmed_at timestamp with time zone;
alter table campaign.application add column address_mark char(64);
alter table campaign.application add column device_mark char(64);
create index application_by_confirm_hash on campaign.application (confirm_hash);
create index application_by_address_mark on campaign.application (address_mark);
create index application_by_device_mark on campaign.application (device_mark);

-- Letters on their way. What has ended keeps that it was sent, and neither to whom nor what.
create table campaign.letter (
  id uuid primary key,
  about_id uuid not null,
  receiver varchar(254),
  subject varchar(300),
  body varchar(8000),
  created_at timestamp with time zone not null,
  state varchar(16) not null,
  tries integer not null,
  next_try_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  failure varchar(300)
);
create index letter_due on campaign.letter (state, next_try_at);
create index letter_by_about on campaign.letter (about_id, id);
