-- Aliases of a person are looked up at every conversion, and moved on when two persons turn out to be one.
create index person_merge_by_canonical on tracking.person_merge (advertiser_id, canonical_id);
