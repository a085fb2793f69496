package io.plumbline.campaign.payee;

import io.plumbline.shared.Conflict;
import io.plumbline.shared.SealKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;

/** Account numbers are kept sealed: who gets hold of a copy of the database learns nobody's account, and an account moved to another row does not open there. */
@ApplicationScoped
public class AccountSeal {

    private final SealKey key;

    public AccountSeal() {
        this(SealKey.dataDirectory());
    }

    AccountSeal(Path data) {
        key = new SealKey(data, "account.key", "account numbers");
    }

    /**
     * @param owner the row it is kept in
     * @throws Conflict code {@code seal-key-missing} on a node without the key file of the others
     */
    public String seal(EntityManager em, Instant now, UUID owner, String number) {
        return key.seal(owner, number, fingerprint -> first(em, now, fingerprint));
    }

    /** @throws Conflict code {@code seal-key-missing} on a node without the key file that it was sealed with */
    public String open(UUID owner, String kept) {
        return key.open(owner, kept);
    }

    /** Equal for equal numbers, whoever's they are. */
    public String mark(EntityManager em, Instant now, String number) {
        return key.mark(number, fingerprint -> first(em, now, fingerprint));
    }

    private static String first(EntityManager em, Instant now, String fingerprint) {
        em.createNativeQuery("insert into campaign.seal_key (id, fingerprint, made_at) values (1, :fingerprint, :now) on conflict do nothing")
                .setParameter("fingerprint", fingerprint).setParameter("now", now).executeUpdate();
        return (String) em.createNativeQuery("select fingerprint from campaign.seal_key where id = 1").getSingleResult();
    }
}
