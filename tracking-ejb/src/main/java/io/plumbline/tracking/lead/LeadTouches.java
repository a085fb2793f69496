package io.plumbline.tracking.lead;

import io.plumbline.shared.Ids;
import io.plumbline.tracking.api.LeadStage;
import io.plumbline.tracking.click.Touched;
import io.plumbline.tracking.click.Touches;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/**
 * A stage that a lead reaches is a contact too: it stands in the person's journey, through the click it came from, or else as an
 * offline one. It is counted nowhere, and credited only where leads are asked for.
 */
@ApplicationScoped
public class LeadTouches {

    @Inject
    private Sql sql;
    @Inject
    private Touches touches;

    /** Once for each stage of a lead; coming back to it leaves no further one. */
    void leave(Kept lead, LeadStage stage, Instant at, Instant now) {
        Optional<Touched> click = Optional.ofNullable(lead.filed().clickId()).flatMap(touches::click).filter(found -> found.advertiserId().equals(lead.advertiserId()));
        sql.insert("touchpoint", new Columns().with("id", Ids.next())
                .with("row_key", Ids.named("lead-touch", lead.advertiserId().toString(), lead.filed().externalId(), stage.key())).with("advertiser_id", lead.advertiserId())
                .with("person_id", click.map(Touched::personId).orElse(lead.person().personId())).with("at", at).with("recorded_at", now).with("interaction", "lead")
                .with("channel", click.map(Touched::channel).orElse("offline")).with("campaign_id", click.map(Touched::campaignId).orElse(lead.filed().campaignId()))
                .with("partner_id", click.map(Touched::partnerId).orElse(lead.filed().partnerId())).with("link_id", click.map(Touched::linkId).orElse(null))
                .with("creative", click.map(Touched::creative).orElse(null)).with("keyword", click.map(Touched::keyword).orElse(null)));
    }
}
