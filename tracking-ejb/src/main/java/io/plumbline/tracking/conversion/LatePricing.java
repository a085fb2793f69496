package io.plumbline.tracking.conversion;

import io.plumbline.shared.Conflict;
import io.plumbline.tracking.store.Rounds;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;

/** Prices results whose exchange rate was not known when they came, once it is: otherwise whoever earned them would have to ask. */
@ApplicationScoped
public class LatePricing {

    private static final String WAITING = "select id from tracking.conversion where credit_reason = '" + LatePricingStep.UNPRICED + "' and id > ? order by id limit " + Rounds.PIECE;

    @Inject
    private LatePricingStep step;
    @Inject
    private Sql sql;

    private final Rounds<UUID> rounds = new Rounds<>(Function.identity());

    /** @return how many were priced */
    public int price(Instant now) {
        return rounds.each(last -> sql.look(WAITING, row -> Sql.uuid(row, "id"), last), id -> price(id, now));
    }

    /** What finds a cap full is done with, as it would have been when it came: nobody asks for it again each time. */
    private boolean price(UUID id, Instant now) {
        try {
            return step.price(id, now);
        } catch (Conflict no) {
            if (!no.code().equals("cap-exhausted")) {
                throw no;
            }
            step.capped(id, now);
            return false;
        }
    }
}
