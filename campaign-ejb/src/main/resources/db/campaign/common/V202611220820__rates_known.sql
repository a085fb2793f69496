-- What was known of exchange rates when: appended to and never changed, so that a report of then can be made with the rates of then.
-- Rates from before this table count as known all along.
create table campaign.fx_rate_known (
  id bigint generated always as identity primary key,
  base char(3) not null,
  quote char(3) not null,
  rate_date date not null,
  rate numeric(20, 10) not null,
  known_at timestamp with time zone not null
);
insert into campaign.fx_rate_known (base, quote, rate_date, rate, known_at)
  select base, quote, rate_date, rate, timestamp with time zone '1970-01-01 00:00:00+00' from campaign.fx_rate;
create index fx_rate_known_by_pair on campaign.fx_rate_known (base, quote, rate_date, id);
