package io.plumbline.campaign.payee;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Account numbers that stand as they are. Each row is changed only while it is as it was read: of two nodes that start at once one seals it. */
@Stateless
public class OpenAccounts {

    private static final int MOST = 100_000;

    @Inject
    private EntityManager em;
    @Inject
    private Clock clock;
    @Inject
    private AccountSeal seal;

    public OpenAccounts() {
        // for the container
    }

    OpenAccounts(EntityManager em, Clock clock, AccountSeal seal) {
        this.em = em;
        this.clock = clock;
        this.seal = seal;
    }

    /** @return how many */
    public int seal() {
        return partners() + payers() + debtors();
    }

    private int partners() {
        int sealed = 0;
        for (Object[] row : rows("select cast(id as varchar(36)), account from campaign.payee_bank where account not like 's1:%'")) {
            UUID id = UUID.fromString((String) row[0]);
            String number = (String) row[1];
            sealed += em.createNativeQuery("update campaign.payee_bank set account = :sealed, shown = :shown, mark = :mark where id = :id and account = :number")
                    .setParameter("sealed", seal.seal(em, clock.instant(), id, number)).setParameter("shown", Iban.hidden(number))
                    .setParameter("mark", seal.mark(em, clock.instant(), number)).setParameter("id", id).setParameter("number", number).executeUpdate();
        }
        return sealed;
    }

    private int payers() {
        int sealed = 0;
        for (Object[] row : rows("select id, iban from campaign.payer where iban not like 's1:%'")) {
            sealed += em.createNativeQuery("update campaign.payer set iban = :sealed, iban_shown = :shown where iban = :number")
                    .setParameter("sealed", seal.seal(em, clock.instant(), AccountBook.PAYER, (String) row[1])).setParameter("shown", Iban.hidden((String) row[1]))
                    .setParameter("number", row[1]).executeUpdate();
        }
        return sealed;
    }

    private int debtors() {
        int sealed = 0;
        for (Object[] row : rows("select cast(id as varchar(36)), debtor from campaign.payment_file where debtor not like 's1:%'")) {
            UUID id = UUID.fromString((String) row[0]);
            sealed += em.createNativeQuery("update campaign.payment_file set debtor = :sealed where id = :id and debtor = :debtor")
                    .setParameter("sealed", seal.seal(em, clock.instant(), id, (String) row[1])).setParameter("id", id).setParameter("debtor", row[1]).executeUpdate();
        }
        return sealed;
    }

    @SuppressWarnings("unchecked")
    private List<Object[]> rows(String query) {
        return em.createNativeQuery(query).setMaxResults(MOST).getResultList();
    }
}
