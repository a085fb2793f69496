-- Clicks lie in the order of their time: an index of stretches costs a click nothing and finds the clicks of a period.
create index click_by_time on tracking.click using brin (at) with (autosummarize = on);
