package io.plumbline.campaign.access;

import io.plumbline.shared.Authority;
import io.plumbline.shared.Forbidden;
import io.plumbline.shared.Role;

final class Administration {

    private Administration() {
    }

    /** An administrator's key may be confined to one advertiser; who may enter the house is beyond it. */
    static void require(Authority authority) {
        authority.require(Role.ADMIN);
        if (authority.advertiserScope().isPresent()) {
            throw new Forbidden("This needs an administrator who is not confined to one advertiser.");
        }
    }
}
