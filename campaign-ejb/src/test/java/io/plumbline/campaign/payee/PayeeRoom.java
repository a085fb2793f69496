package io.plumbline.campaign.payee;

import io.plumbline.campaign.Silent;
import io.plumbline.campaign.api.Payees;
import io.plumbline.campaign.api.Payers;
import io.plumbline.shared.Authority;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** What tests of other features need of this one. */
public final class PayeeRoom {

    /** One for all tests of a database: it knows its fingerprint. */
    public static final AccountSeal SEAL = new AccountSeal(directory());

    private PayeeRoom() {
    }

    public static AccountSeal seal(Path data) {
        return new AccountSeal(data);
    }

    public static int sealOpenAccounts(EntityManager em, Clock clock) {
        return new OpenAccounts(em, clock, SEAL).seal();
    }

    private static Path directory() {
        try {
            return Files.createTempDirectory(Path.of("target"), "keys");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public static List<Class<?>> entities() {
        return List.of(PayeeEntity.class, BankEntity.class, PayerEntity.class);
    }

    public static Payees payees(EntityManager em, Clock clock, Authority authority) {
        return new PayeeDesk(em, clock, authority, new Silent(), SEAL);
    }

    public static Payers payers(EntityManager em, Clock clock, Authority authority) {
        return new PayerDesk(em, clock, authority, new Silent(), SEAL);
    }
}
