package io.plumbline.campaign.ledger;

import io.plumbline.shared.Keyed;

enum AccountKind implements Keyed {
    /** What an advertiser has spent on results. */
    COMMISSION_COST(true),
    /** What a partner will be owed once approved. */
    PARTNER_PENDING(false),
    /** What a partner is owed. */
    PARTNER_PAYABLE(false);

    private final boolean debitGrows;

    AccountKind(boolean debitGrows) {
        this.debitGrows = debitGrows;
    }

    static AccountKind of(String key) {
        return Keyed.of(AccountKind.class, "kind", key);
    }

    boolean ownedByAdvertiser() {
        return this == COMMISSION_COST;
    }

    long balance(long debits, long credits) {
        return debitGrows ? debits - credits : credits - debits;
    }
}
