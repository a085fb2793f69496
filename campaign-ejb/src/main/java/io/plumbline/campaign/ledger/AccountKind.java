package io.plumbline.campaign.ledger;

import io.plumbline.shared.Keyed;

/** The chart of accounts. Each kind says on which side its balance grows and whose account it is. */
public enum AccountKind implements Keyed {
    /** What an advertiser has spent on results. */
    COMMISSION_COST(true, Owner.ADVERTISER),
    /** What an advertiser has spent on media: paid to platforms, not to partners. */
    MEDIA_COST(true, Owner.ADVERTISER),
    /** What an advertiser owes the house for results, where advertisers are billed. */
    ADVERTISER_PAYABLE(true, Owner.ADVERTISER),
    /** What advertisers have been billed. */
    ADVERTISER_BILLED(false, Owner.ADVERTISER),
    /** What a partner will be owed once approved. */
    PARTNER_PENDING(false, Owner.PARTNER),
    /** What a partner is owed but is kept back: a dispute, a missing form. */
    PARTNER_HOLD(false, Owner.PARTNER),
    /** What a partner is owed. */
    PARTNER_PAYABLE(false, Owner.PARTNER),
    /** Ordered to be paid to a partner, and not yet confirmed by the bank. */
    PAYOUT_CLEARING(false, Owner.PARTNER),
    /** What media platforms are owed. */
    PLATFORM_PAYABLE(false, Owner.HOUSE),
    BANK(true, Owner.HOUSE),
    /** Tax owed to the authority: withheld from partners, or due by reverse charge. */
    TAX_PAYABLE(false, Owner.HOUSE),
    /** Tax that partners charged and the authority gives back. */
    INPUT_TAX(true, Owner.HOUSE),
    /** Losses by exchange rates; gains are negative. */
    FX_DIFFERENCE(true, Owner.HOUSE),
    /** What was bought with another currency: over all currencies nought, at the rates of the days it was bought for. */
    CURRENCY_EXCHANGE(true, Owner.HOUSE);

    /** Whose account it is. */
    public enum Owner { ADVERTISER, PARTNER, HOUSE }

    private final boolean debitGrows;
    private final Owner owner;

    AccountKind(boolean debitGrows, Owner owner) {
        this.debitGrows = debitGrows;
        this.owner = owner;
    }

    public static AccountKind of(String key) {
        return Keyed.of(AccountKind.class, "kind", key);
    }

    public Owner owner() {
        return owner;
    }

    boolean ownedByAdvertiser() {
        return owner == Owner.ADVERTISER;
    }

    /** @return what stands on the account, on the side it grows */
    public long balance(long debits, long credits) {
        return debitGrows ? debits - credits : credits - debits;
    }
}
