alter table tracking.touchpoint drop constraint touchpoint_row_key_key;
create unique index touchpoint_by_row_key on tracking.touchpoint (row_key) where row_key is not null;
