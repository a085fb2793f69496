-- Networks that users of a partner have signed in from: who buys from there may be the partner itself.
create table campaign.partner_network (
  partner_id uuid not null references campaign.partner,
  network varchar(16) not null,
  seen_at timestamp with time zone not null,
  primary key (partner_id, network)
);
