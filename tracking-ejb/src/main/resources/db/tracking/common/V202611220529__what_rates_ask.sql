-- Parts of the amount that need not earn commission; the category of a line; since when the customer buys through the same partner.
alter table tracking.conversion add column tax_minor bigint default 0 not null;
alter table tracking.conversion add column shipping_minor bigint default 0 not null;
alter table tracking.conversion add column discount_minor bigint default 0 not null;
alter table tracking.conversion add column customer_since timestamp with time zone;
alter table tracking.conversion_item add column category varchar(256);
