-- Postings by hand that wait for a second person, and what became of them. Nothing of them is in the books until they are posted.
create table campaign.ledger_adjustment (
  id uuid primary key,
  version bigint not null,
  -- The reference while it waits or is posted: of two that ask for the same one, the database lets one in.
  slot varchar(100) unique,
  advertiser_id uuid,
  adjustment varchar(8000) not null,
  state varchar(16) not null check (state in ('proposed', 'posted', 'refused', 'withdrawn')),
  proposed_by varchar(200) not null,
  proposed_at timestamp with time zone not null,
  decided_by varchar(200),
  decided_at timestamp with time zone,
  reason varchar(500),
  check ((slot is null) = (state in ('refused', 'withdrawn')))
);
create index adjustment_by_state on campaign.ledger_adjustment (state, id);
