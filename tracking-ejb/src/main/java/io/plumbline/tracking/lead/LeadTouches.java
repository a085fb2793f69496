package io.plumbline.tracking.lead;

import io.plumbline.shared.Ids;
import io.plumbline.tracking.api.LeadEntry;
import io.plumbline.tracking.bulk.BulkInsert;
import io.plumbline.tracking.click.Touched;
import io.plumbline.tracking.click.Touches;
import io.plumbline.tracking.identity.Persons;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A stage that a lead reaches is a contact too: it stands in the person's journey, through the click it came from, or else as an
 * offline one. It is counted nowhere, and credited only where leads are asked for.
 */
@ApplicationScoped
public class LeadTouches {

    private static final BulkInsert TOUCHES = new BulkInsert("tracking.touchpoint", "id", "row_key", "advertiser_id", "person_id", "at", "recorded_at",
            "interaction", "channel", "campaign_id", "partner_id", "link_id", "creative", "keyword");

    @Inject
    private Sql sql;
    @Inject
    private Touches touches;

    void leave(List<LeadEntry> stages, Instant now) {
        List<Object[]> rows = stages.stream().map(stage -> row(stage, now)).toList();
        if (!rows.isEmpty()) {
            sql.on(connection -> TOUCHES.insert(connection, rows));
        }
    }

    private Object[] row(LeadEntry lead, Instant now) {
        Optional<Touched> click = Optional.ofNullable(lead.clickId()).flatMap(touches::click).filter(c -> c.advertiserId().equals(lead.advertiserId()));
        return new Object[] {Ids.next(), Ids.named("lead-touch", lead.advertiserId().toString(), lead.externalId(), lead.stage()), lead.advertiserId(), person(lead, click),
                lead.stageTime(), now, "lead", click.map(Touched::channel).orElse("offline"), click.map(Touched::campaignId).orElse(null),
                click.map(Touched::partnerId).orElse(null), click.map(Touched::linkId).orElse(null), click.map(Touched::creative).orElse(null),
                click.map(Touched::keyword).orElse(null)};
    }

    /** Nobody is merged here: the first merge is believed, and a conversion with the customer's own number may still come. */
    private static UUID person(LeadEntry lead, Optional<Touched> click) {
        return click.map(Touched::personId).orElseGet(() -> lead.emailSha256() != null ? Persons.named(lead.advertiserId(), "email", lead.emailSha256())
                : Persons.named(lead.advertiserId(), "lead", lead.externalId()));
    }
}
