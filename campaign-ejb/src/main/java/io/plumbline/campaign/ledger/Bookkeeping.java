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
        if (authority.advertiserScope().isPresent()) {
            throw new Forbidden("This needs somebody of finance who is not confined to one advertiser.");
        }
    }
}
