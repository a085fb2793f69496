package io.plumbline.campaign.ledger;

import io.plumbline.shared.Authority;
import io.plumbline.shared.Forbidden;
import io.plumbline.shared.Role;

final class Bookkeeping {

    private Bookkeeping() {
    }

    /** The books are one for all advertisers. */
    static void require(Authority authority) {
        authority.require(Role.FINANCE);
        requireWhole(authority);
    }

    static void requireToDecide(Authority authority) {
        authority.require(Role.FINANCE, Role.APPROVER);
        requireWhole(authority);
    }

    private static void requireWhole(Authority authority) {
        if (authority.advertiserScope().isPresent()) {
            throw new Forbidden("This needs somebody who is not confined to one advertiser.");
        }
    }
}
