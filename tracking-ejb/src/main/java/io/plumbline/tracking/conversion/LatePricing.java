package io.plumbline.tracking.conversion;

import io.plumbline.shared.Refusal;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Prices results whose exchange rate was not known when they came, once it is: otherwise whoever earned them would have to ask. */
@ApplicationScoped
public class LatePricing {

    static final int PIECE = 200;
    /** In one go; the next one goes on where this one stopped, so that those whose rate never comes keep nobody waiting. */
    private static final int PIECES = 25;

    private static final Logger LOG = Logger.getLogger(LatePricing.class.getName());
    private static final UUID FIRST = new UUID(0, 0);
    private static final String WAITING = "select id from tracking.conversion where credit_reason = '" + LatePricingStep.UNPRICED + "' and id > ? order by id limit " + PIECE;

    @Inject
    private LatePricingStep step;
    @Inject
    private Sql sql;

    private UUID last = FIRST;

    /** @return how many were priced */
    public synchronized int price(Instant now) {
        int priced = 0;
        for (int piece = 0; piece < PIECES; piece++) {
            List<UUID> waiting = sql.look(WAITING, row -> Sql.uuid(row, "id"), last);
            for (UUID id : waiting) {
                priced += priced(id, now) ? 1 : 0;
            }
            last = waiting.size() < PIECE ? FIRST : waiting.get(waiting.size() - 1);
            if (last == FIRST) {
                break;
            }
        }
        return priced;
    }

    private boolean priced(UUID id, Instant now) {
        try {
            return step.price(id, now);
        } catch (Refusal no) {
            LOG.log(Level.INFO, "Conversion {0} is not priced: {1}", new Object[] {id, no.code()});
            return false;
        }
    }
}
