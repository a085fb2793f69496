-- By the id that an ad platform gave a click, the click that came with it; the key is a hash of that id. Filled behind the clicks, so that taking
-- one costs nothing more.
create table tracking.platform_click (
  advertiser_id uuid not null,
  platform_key uuid not null,
  click_id uuid not null,
  at timestamp with time zone not null,
  primary key (advertiser_id, platform_key)
);
create index platform_click_by_time on tracking.platform_click (at);
create table tracking.platform_sweep (
  id integer primary key,
  seen_until timestamp with time zone not null
);
