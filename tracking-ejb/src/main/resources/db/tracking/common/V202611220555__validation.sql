-- Why it was decided so, in words that all know; and what stays true whatever is decided: why it earns nothing.
alter table tracking.conversion add column reason_code varchar(64);
alter table tracking.conversion add column credit_reason varchar(500);
alter table tracking.conversion add column review_on date;
alter table tracking.conversion add column new_customer boolean;
alter table tracking.conversion add column checks varchar(400);
update tracking.conversion set credit_reason = reason where status in ('pending', 'approved');
update tracking.conversion set reason_code = 'reported-rejected', reason = coalesce(reason, 'reported-rejected') where status = 'rejected';
update tracking.conversion set reason_code = 'reported-reversed', reason = coalesce(reason, 'reported-reversed') where status = 'reversed';
alter table tracking.conversion_change add column reason_code varchar(64);
alter table tracking.conversion_change add column reference varchar(300);

-- A refund is told twice, before its sale, or larger than it. The key decides which is the first of its kind.
-- State: applied; waiting for its sale, or for somebody who may touch what is locked; refused; expired.
create table tracking.refund (
  id uuid primary key,
  advertiser_id uuid not null,
  goal_id uuid not null,
  sale_key varchar(700) not null,
  refund_key varchar(300) not null,
  conversion_id uuid,
  amount_minor bigint,
  currency char(3),
  door varchar(16) not null,
  recorded_at timestamp with time zone not null,
  state varchar(16) not null,
  outcome varchar(64),
  reason varchar(500),
  actor varchar(200) not null,
  settled_at timestamp with time zone,
  unique (advertiser_id, goal_id, sale_key, refund_key)
);
create index refund_by_state on tracking.refund (state, id);
create index refund_by_conversion on tracking.refund (conversion_id);

-- Orders as the shop knows them: the latest state of each.
create table tracking.shop_order (
  id uuid primary key,
  version bigint not null,
  advertiser_id uuid not null,
  order_id varchar(256) not null,
  ordered_at timestamp with time zone not null,
  amount_minor bigint not null,
  currency char(3) not null,
  status varchar(16) not null,
  refund_minor bigint not null,
  customer_id varchar(256),
  is_new_customer boolean,
  updated_at timestamp with time zone,
  import_id uuid,
  recorded_at timestamp with time zone not null,
  conversion_id uuid,
  conversion_version bigint,
  match_state varchar(16) not null,
  proposal varchar(16) not null,
  proposed_minor bigint,
  code varchar(64),
  unique (advertiser_id, order_id)
);
create index order_by_match on tracking.shop_order (advertiser_id, match_state, id);
create index order_by_conversion on tracking.shop_order (conversion_id);
create index order_by_customer on tracking.shop_order (advertiser_id, customer_id);

-- What a dry run of a file of orders would do, by what it would do.
create table tracking.order_preview (
  import_id uuid not null,
  action varchar(16) not null,
  code varchar(64) not null,
  currency char(3) not null,
  conversions bigint not null,
  amount_minor bigint not null,
  change_minor bigint not null,
  primary key (import_id, action, code, currency)
);

create table tracking.validation_policy (
  advertiser_id uuid primary key,
  version bigint not null,
  settings varchar(4000) not null,
  missing_since timestamp with time zone,
  changed_at timestamp with time zone not null,
  changed_by varchar(200) not null
);

-- Approval when a result locks: for a campaign, or for one agreement, which then has the last word.
create table tracking.auto_approval (
  scope_id uuid primary key,
  advertiser_id uuid not null,
  scope varchar(16) not null,
  at_lock boolean not null,
  changed_at timestamp with time zone not null,
  changed_by varchar(200) not null
);

alter table tracking.import_job add column acts_as varchar(16);

create view tracking.pub_validated as
  select id, advertiser_id, campaign_id, partner_id, status, verdict, reason, reason_code, review_on, occurred_at, commission_minor from tracking.conversion;
