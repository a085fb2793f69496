-- What the tag told, for who builds it in: kept for a week. Addresses stand here without their query, which may name people.
create table tracking.tag_event (
  id uuid primary key,
  at timestamp with time zone not null,
  advertiser_id uuid not null,
  type varchar(32) not null,
  name varchar(200),
  url varchar(2048),
  visitor_id varchar(64),
  click_id uuid,
  consent varchar(16) not null,
  details varchar(8000) not null
);
create index tag_event_by_advertiser on tracking.tag_event (advertiser_id, id);

-- Visitors whom an ad platform sent to the landing page without our redirect: the key decides that each is one click.
create table tracking.landing (
  ref uuid primary key,
  claimed_at timestamp with time zone not null,
  click_id uuid
);
