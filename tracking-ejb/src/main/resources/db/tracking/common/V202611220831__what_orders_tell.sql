-- The amount that tax, shipping and discount belong to; empty for conversions of before, whose amount it is.
alter table tracking.conversion add column whole_minor bigint;
-- Who was new was told in the story only, before there was a column for it.
update tracking.conversion set new_customer = true where new_customer is null and trace like '%"newCustomer":"true"%';
update tracking.conversion set new_customer = false where new_customer is null and trace like '%"newCustomer":"false"%';
alter table tracking.shop_order add column tax_minor bigint;
alter table tracking.shop_order add column shipping_minor bigint;
alter table tracking.shop_order add column discount_minor bigint;
