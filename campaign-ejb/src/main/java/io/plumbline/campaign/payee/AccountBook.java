package io.plumbline.campaign.payee;

import io.plumbline.shared.Ids;
import jakarta.persistence.EntityManager;
import java.util.UUID;

/** Whole account numbers, for what is sent to the bank and for nothing else. */
public final class AccountBook {

    static final UUID PAYER = Ids.named("payer");

    private final EntityManager em;
    private final AccountSeal seal;

    public AccountBook(EntityManager em, AccountSeal seal) {
        this.em = em;
        this.seal = seal;
    }

    public PayeeBook.Account account(UUID bankId) {
        return em.find(BankEntity.class, bankId).whole(seal);
    }

    /** @return the account that is debited, or null while nobody named one */
    public String payers() {
        PayerEntity payer = em.find(PayerEntity.class, PayerEntity.ONE);
        return payer == null || payer.iban() == null ? null : seal.open(PAYER, payer.iban());
    }
}
