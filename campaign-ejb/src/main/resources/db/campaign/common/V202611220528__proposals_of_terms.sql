-- Terms on their way to being agreed; approved, they are an agreement of the same id. What was refused or withdrawn stays here.
create table campaign.agreement_proposal (
  id uuid primary key,
  version bigint not null,
  advertiser_id uuid not null references campaign.advertiser,
  campaign_id uuid not null references campaign.campaign,
  partner_id uuid not null references campaign.partner,
  effective_from timestamp with time zone not null,
  terms varchar(150000) not null,
  state varchar(16) not null check (state in ('draft', 'proposed', 'approved', 'refused', 'withdrawn')),
  note varchar(500),
  created_by varchar(200) not null,
  created_at timestamp with time zone not null,
  proposed_by varchar(200),
  proposed_at timestamp with time zone,
  decided_by varchar(200),
  decided_at timestamp with time zone,
  reason varchar(500),
  back_test varchar(2000)
);
create index proposal_by_pair on campaign.agreement_proposal (campaign_id, partner_id, id);
create index proposal_by_state on campaign.agreement_proposal (state, id);

create table campaign.terms_acceptance (
  agreement_id uuid not null,
  agreement_version bigint not null,
  accepted_by varchar(200) not null,
  partner_id uuid not null,
  accepted_at timestamp with time zone not null,
  primary key (agreement_id, agreement_version, accepted_by)
);
