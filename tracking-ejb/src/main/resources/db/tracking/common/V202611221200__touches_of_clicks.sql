-- A row key makes a touch that came in a file, or by another door, the same when it comes again. That of a click is written once, with the click, and needs none.
alter table tracking.touchpoint alter column row_key drop not null;
