-- Rules that partners made for themselves: theirs to see and to change, and never let near the inside.
create table tracking.partner_rule (
  rule_id uuid primary key references tracking.postback_rule,
  partner_id uuid not null
);
create index partner_rule_by_partner on tracking.partner_rule (partner_id);
