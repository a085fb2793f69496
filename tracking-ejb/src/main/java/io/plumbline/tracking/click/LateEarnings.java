package io.plumbline.tracking.click;

import io.plumbline.campaign.api.Claim.Occasion;
import io.plumbline.tracking.store.Rounds;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Pays clicks and impressions whose exchange rate was not known when they were stored, once it is: otherwise whoever earned with them would have to ask. */
@ApplicationScoped
public class LateEarnings {

    private static final String WAITING = "select subject_id, campaign_id, partner_id from campaign.pub_unpriced where subject_type = ? and subject_id > ? order by subject_id limit "
            + Rounds.PIECE;

    private record Waiting(UUID id, UUID campaignId, UUID partnerId) {
        static Waiting read(ResultSet row) throws SQLException {
            return new Waiting(Sql.uuid(row, "subject_id"), Sql.uuid(row, "campaign_id"), Sql.uuid(row, "partner_id"));
        }

        List<UUID> pair() {
            return List.of(campaignId, partnerId);
        }
    }

    @Inject
    private LateEarningsStep step;
    @Inject
    private Sql sql;

    private final Rounds<Waiting> clicks = new Rounds<>(Waiting::id);
    private final Rounds<Waiting> impressions = new Rounds<>(Waiting::id);

    /** @return how many were priced */
    public int price(Instant now) {
        return price(clicks, Occasion.CLICK, now) + price(impressions, Occasion.IMPRESSION, now);
    }

    /** A pair's at once, in a transaction: it locks the months of one agreement, and no other's. */
    private int price(Rounds<Waiting> rounds, Occasion occasion, Instant now) {
        return rounds.go(last -> sql.look(WAITING, Waiting::read, occasion.name().toLowerCase(Locale.ROOT), last), piece -> {
            Map<List<UUID>, List<UUID>> pairs = piece.stream()
                    .collect(Collectors.groupingBy(Waiting::pair, LinkedHashMap::new, Collectors.mapping(Waiting::id, Collectors.toList())));
            return pairs.values().stream().mapToInt(ids -> step.price(occasion, ids, now)).sum();
        });
    }
}
