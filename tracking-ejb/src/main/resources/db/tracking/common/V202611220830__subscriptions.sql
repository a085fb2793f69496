-- A subscription belongs to the conversion that won it; its renewals are counted, so that terms may pay for the first so many of them.
create table tracking.subscription (
  advertiser_id uuid not null,
  subscription_id varchar(256) not null,
  conversion_id uuid not null,
  renewals integer not null,
  primary key (advertiser_id, subscription_id)
);
create index subscription_by_conversion on tracking.subscription (conversion_id);

-- Which sale after the first one it is, whether only that one leads to the partner, and whose terms apply.
alter table tracking.conversion add column subscription_id varchar(256);
alter table tracking.conversion add column renewal integer;
alter table tracking.conversion add column inherited boolean default false not null;
alter table tracking.conversion add column terms_at timestamp with time zone;
