package io.plumbline.campaign.audit;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Map;

/** At the start, chains what was written before there was a chain; then says every ten minutes, outside the database, where the chain ends. */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Anchoring {

    private static final Logger LOG = System.getLogger(Anchoring.class.getName());
    private static final int BATCH = 500;
    private static final int MOST_BATCHES = 20_000;

    @Inject
    private ChainSteps steps;
    @Inject
    private Clock clock;

    private long anchored = -1;

    @PostConstruct
    void begin() {
        long adopted = 0;
        for (int batch = 0; batch < MOST_BATCHES; batch++) {
            int now = steps.adopt(BATCH);
            adopted += now;
            if (now < BATCH) {
                break;
            }
        }
        if (adopted > 0) {
            LOG.log(Level.INFO, adopted + " audit entries from before the chain were added to it");
        }
        anchor();
    }

    @Schedule(hour = "*", minute = "*/10", persistent = false, info = "where the audit chain ends")
    void anchor() {
        Map.Entry<Long, String> end = steps.end();
        if (end.getKey() == anchored) {
            return;
        }
        AnchorFile.Anchor anchor = new AnchorFile.Anchor(clock.instant(), end.getKey(), end.getValue());
        AnchorFile.ofThisNode().add(anchor);
        LOG.log(Level.INFO, "The audit chain ends at link " + anchor.seq() + " with " + anchor.hash());
        anchored = end.getKey();
    }
}
