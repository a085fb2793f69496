-- As on PostgreSQL. The class comes with the application; who opens the file without it cannot change these rows either, for the trigger then fails.
create trigger campaign.ledger_posting_is_immutable before update, delete on campaign.ledger_posting for each row call 'io.plumbline.campaign.persistence.Immutability';
create trigger campaign.ledger_posting_keeps_out_of_closed_periods before insert on campaign.ledger_posting for each row call 'io.plumbline.campaign.persistence.Immutability';
create trigger campaign.ledger_snapshot_is_immutable before update, delete on campaign.ledger_snapshot for each row call 'io.plumbline.campaign.persistence.Immutability';
create trigger campaign.ledger_period_stays_closed before update, delete on campaign.ledger_period for each row call 'io.plumbline.campaign.persistence.Immutability';
create trigger campaign.statement_line_is_immutable before update on campaign.statement_line for each row call 'io.plumbline.campaign.persistence.Immutability';
create trigger campaign.audit_event_is_immutable before update, delete on campaign.audit_event for each row call 'io.plumbline.campaign.persistence.Immutability';
create trigger campaign.audit_link_is_immutable before update, delete on campaign.audit_link for each row call 'io.plumbline.campaign.persistence.Immutability';
