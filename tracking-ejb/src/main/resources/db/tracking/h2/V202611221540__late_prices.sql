create index conversion_unpriced on tracking.conversion (credit_reason, id);
