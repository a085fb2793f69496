-- Of these no condition asks how their values are spread; each costs as much to analyse as one that does.
-- A table that grows fast is analysed every minute, which was a tenth of the time that the database had for clicks.
alter table tracking.click
  alter column url set statistics 0,
  alter column ip set statistics 0,
  alter column user_agent set statistics 0,
  alter column referrer set statistics 0,
  alter column language set statistics 0,
  alter column external_id set statistics 0,
  alter column sub1 set statistics 0,
  alter column sub2 set statistics 0,
  alter column sub3 set statistics 0,
  alter column sub4 set statistics 0,
  alter column sub5 set statistics 0,
  alter column sub6 set statistics 0,
  alter column sub7 set statistics 0,
  alter column sub8 set statistics 0,
  alter column sub9 set statistics 0,
  alter column sub10 set statistics 0,
  alter column params set statistics 0,
  alter column trace set statistics 0,
  alter column cap_leases set statistics 0,
  alter column reasons set statistics 0,
  alter column consent_reason set statistics 0,
  alter column consent_purposes set statistics 0,
  alter column consent_received set statistics 0;

-- Asked for by its whole key only.
alter table tracking.unique_click alter column campaign_id set statistics 10, alter column fingerprint set statistics 10, alter column window_start set statistics 10;
