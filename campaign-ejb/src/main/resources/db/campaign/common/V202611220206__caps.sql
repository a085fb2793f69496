-- What may at most be counted, earned or owed, of whom, in which period. Units: whole counts, or minor units of the currency.
create table campaign.cap (
  id uuid primary key,
  version bigint not null,
  subject_type varchar(16) not null,
  subject_id uuid not null,
  advertiser_id uuid,
  measure varchar(16) not null,
  period varchar(16) not null,
  limit_units bigint not null check (limit_units > 0),
  currency varchar(3),
  time_zone varchar(64) not null,
  over_policy varchar(16) not null,
  late_policy varchar(16) not null,
  agreed boolean not null,
  created_at timestamp with time zone not null,
  removed_at timestamp with time zone
);
create index cap_by_subject on campaign.cap (subject_id);

-- One row a period. What is held never exceeds the limit that was in force when the last of it was granted.
create table campaign.cap_use (
  cap_id uuid not null references campaign.cap,
  period_start date not null,
  reserved bigint not null,
  confirmed bigint not null,
  leased bigint not null,
  granted_limit bigint not null,
  primary key (cap_id, period_start)
);

-- What each conversion (or click that costs) holds, so that taking it back gives back exactly that.
create table campaign.cap_hold (
  cap_id uuid not null references campaign.cap,
  subject_id uuid not null,
  period_start date not null,
  units bigint not null,
  state varchar(16) not null,
  primary key (subject_id, cap_id)
);

-- Slots for clicks that a node has taken into its memory.
create table campaign.cap_lease (
  id uuid primary key,
  cap_id uuid not null references campaign.cap,
  period_start date not null,
  node varchar(100) not null,
  slots bigint not null,
  open boolean not null,
  granted_at timestamp with time zone not null
);
create index lease_by_node on campaign.cap_lease (node, open);
create index lease_by_cap on campaign.cap_lease (cap_id, period_start);

create view campaign.pub_cap_use as
  select c.id as cap_id, c.subject_type, c.subject_id, c.measure, c.period, u.period_start, u.reserved, u.confirmed, u.leased, u.granted_limit,
    (select coalesce(sum(h.units), 0) from campaign.cap_hold h where h.cap_id = u.cap_id and h.period_start = u.period_start and h.state = 'reserved') as held_reserved,
    (select coalesce(sum(h.units), 0) from campaign.cap_hold h where h.cap_id = u.cap_id and h.period_start = u.period_start and h.state = 'confirmed') as held_confirmed,
    (select coalesce(sum(l.slots), 0) from campaign.cap_lease l where l.cap_id = u.cap_id and l.period_start = u.period_start) as lease_slots
  from campaign.cap_use u join campaign.cap c on c.id = u.cap_id;
