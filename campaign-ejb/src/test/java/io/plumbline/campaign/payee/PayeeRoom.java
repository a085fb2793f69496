package io.plumbline.campaign.payee;

import io.plumbline.campaign.Silent;
import io.plumbline.campaign.api.Payees;
import io.plumbline.campaign.api.Payers;
import io.plumbline.shared.Authority;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;

/** What tests of other features need of this one. */
public final class PayeeRoom {

    private PayeeRoom() {
    }

    public static List<Class<?>> entities() {
        return List.of(PayeeEntity.class, BankEntity.class, PayerEntity.class);
    }

    public static Payees payees(EntityManager em, Clock clock, Authority authority) {
        return new PayeeDesk(em, clock, authority, new Silent());
    }

    public static Payers payers(EntityManager em, Authority authority) {
        return new PayerDesk(em, authority, new Silent());
    }
}
