package io.plumbline.tracking.lead;

import io.plumbline.tracking.api.LeadPolicy;
import io.plumbline.tracking.api.LeadStage;
import io.plumbline.tracking.conversion.Counts;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Reads again what was said before a mapping knew the words. */
@ApplicationScoped
public class Learning {

    /** Leads of one saving; saved again, the policy goes on. */
    private static final int MOST = 1_000;

    private record Unread(UUID id, UUID leadId, UUID campaignId, String said) {
    }

    @Inject
    private PolicyBook policies;
    @Inject
    private LeadBook book;
    @Inject
    private Moving moving;
    @Inject
    private Sql sql;

    void learn(UUID advertiserId, Instant now, Counts counts) {
        List<Unread> unread = sql.list("select c.id, c.lead_id, c.said, l.campaign_id from tracking.lead_change c join tracking.lead l on l.id = c.lead_id"
                + " where c.advertiser_id = ? and c.stage is null order by c.lead_id, c.id limit " + MOST,
                row -> new Unread(Sql.uuid(row, "id"), Sql.uuid(row, "lead_id"), Sql.uuid(row, "campaign_id"), row.getString("said")), advertiserId);
        Set<UUID> moved = new TreeSet<>();
        book.holdAll(unread.stream().map(Unread::leadId).toList());
        for (Unread one : unread) {
            Optional<LeadStage> stage = StageWords.read(one.said(), policies.of(advertiserId, one.campaignId()));
            if (stage.isPresent() && 1 == sql.update("update tracking.lead_change set stage = ? where id = ? and stage is null", stage.get().key(), one.id())) {
                moved.add(one.leadId());
            }
        }
        for (UUID lead : moved) {
            LeadPolicy policy = policies.of(advertiserId, book.find(lead).orElseThrow().filed().campaignId());
            moving.again(lead, policy, now, counts);
        }
    }
}
