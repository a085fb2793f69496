-- A lead is looked for by what a CRM calls it, of whichever advertiser it is.
create index lead_name_by_name on tracking.lead_name (external_id);
