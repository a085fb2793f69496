-- Where a statement was paid from an account in another currency: what the bank took, and what it was worth at the rate of its day of issue.
alter table campaign.partner_statement add column booked_minor bigint;
alter table campaign.partner_statement add column worth_minor bigint;
alter table campaign.partner_statement add column booked_currency char(3);
