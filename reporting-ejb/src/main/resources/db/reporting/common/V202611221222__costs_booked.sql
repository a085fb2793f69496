-- How far the costs passed on clicks have been brought into the ledger: quarters before this one, and what became known until then.
create table reporting.cost_booked (
  id integer primary key,
  booked_until integer not null,
  known_until timestamp with time zone not null
);
