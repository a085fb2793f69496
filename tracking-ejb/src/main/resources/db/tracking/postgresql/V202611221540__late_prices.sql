-- Results that wait for an exchange rate are few; looking for them must not read the others.
create index conversion_unpriced on tracking.conversion (id) where credit_reason = 'not-priced';
