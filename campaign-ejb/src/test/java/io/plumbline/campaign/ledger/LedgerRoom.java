package io.plumbline.campaign.ledger;

import java.util.List;

/** What tests of other features need of this one. */
public final class LedgerRoom {

    private LedgerRoom() {
    }

    public static List<Class<?>> entities() {
        return List.of(AccountEntity.class, PostingEntity.class);
    }
}
