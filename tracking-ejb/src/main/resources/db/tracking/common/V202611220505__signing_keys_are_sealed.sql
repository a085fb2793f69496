-- Signing keys stand sealed with a key that is not in the database; which one it was, and no more, is remembered.
alter table tracking.postback_rule alter column secret set data type varchar(300);
alter table tracking.postback_rule alter column previous_secret set data type varchar(300);
create table tracking.seal_key (
  id integer primary key,
  fingerprint varchar(32) not null,
  made_at timestamp with time zone not null
);
