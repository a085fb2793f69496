-- Nothing looks a touch up by its id; what makes it unique is its row key. An index and its check for every touch are saved.
alter table tracking.touchpoint drop constraint touchpoint_pkey;
