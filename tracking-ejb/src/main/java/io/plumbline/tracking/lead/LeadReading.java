package io.plumbline.tracking.lead;

import io.plumbline.campaign.api.Advertisers;
import io.plumbline.campaign.api.Campaign;
import io.plumbline.campaign.api.Campaigns;
import io.plumbline.campaign.api.Terms;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Check;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.NotFound;
import io.plumbline.tracking.api.Lead;
import io.plumbline.tracking.api.LeadSource;
import io.plumbline.tracking.api.LeadSubmission;
import io.plumbline.tracking.click.Touched;
import io.plumbline.tracking.click.Touches;
import io.plumbline.tracking.consent.Address;
import io.plumbline.tracking.identity.Persons;
import io.plumbline.tracking.store.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** Reads a lead: what is malformed is refused before anything is written. */
@ApplicationScoped
public class LeadReading {

    /** Names that only the advertiser's own systems give; each partner has a space of its own. */
    static final String OWN = "own";

    private static final int MAX_FIELDS = 8_000;
    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");

    /** @param at to the microsecond, as databases keep it */
    record Read(UUID advertiserId, UUID campaignId, UUID clickId, UUID personId, String space, String externalId, Reach reach, Lead.Consent consent, Instant at) {
    }

    @Inject
    private Advertisers advertisers;
    @Inject
    private Campaigns campaigns;
    @Inject
    private Terms terms;
    @Inject
    private Touches touches;
    @Inject
    private PlatformClicks platforms;
    @Inject
    private Authority authority;

    Read read(LeadSubmission lead, UUID id, Instant now) {
        check(lead, now);
        Reach reach = Reach.of(lead.contact().email(), lead.contact().phone());
        if (reach.isNone()) {
            throw new Invalid("email", "contact-required", "Give an e-mail address or a phone number: without either nobody could be reached, and a repeat would not be known.");
        }
        if (lead.optIn() && reach.email() == null) {
            throw new Invalid("email", "email-required", "A confirmation is asked for by e-mail: give the address, not its hash.");
        }
        Optional<Touched> click = lead.origin().source() == LeadSource.PARTNER ? Optional.empty() : touches.click(lead.trail().clickId()).or(() -> byPlatform(lead, now));
        Campaign campaign = campaign(lead, click);
        UUID advertiser = advertiser(lead, click, campaign);
        Optional<Touched> own = click.filter(found -> found.advertiserId().equals(advertiser));
        Instant at = (lead.occurredAt() == null ? now : lead.occurredAt()).truncatedTo(ChronoUnit.MICROS);
        boolean byPartner = lead.origin().source() == LeadSource.PARTNER;
        if (byPartner && terms.inForce(campaign.id(), lead.origin().partnerId(), now).isEmpty()) {
            throw new NotFound("campaign", campaign.id());
        }
        String external = lead.externalId() == null || lead.externalId().isBlank() ? id.toString() : lead.externalId().strip();
        return new Read(advertiser, campaign == null ? own.map(Touched::campaignId).orElse(null) : campaign.id(), own.map(Touched::id).orElse(null),
                own.map(Touched::personId).orElseGet(() -> person(advertiser, reach, id)), byPartner ? "partner:" + lead.origin().partnerId() : OWN, external, reach,
                consent(lead, at), at);
    }

    /** Ad platforms and forms elsewhere often know their own id of the click only. */
    private Optional<Touched> byPlatform(LeadSubmission lead, Instant now) {
        UUID advertiser = lead.advertiserId() != null ? lead.advertiserId()
                : Optional.ofNullable(lead.origin().campaignId()).flatMap(campaigns::find).map(Campaign::advertiserId).or(authority::advertiserScope).orElse(null);
        Instant at = lead.occurredAt() == null ? now : lead.occurredAt();
        return platforms.find(advertiser, lead.trail().clickId(), at).or(() -> platforms.find(advertiser, lead.fields(), at));
    }

    private static void check(LeadSubmission lead, Instant now) {
        LeadSubmission.Contact contact = lead.contact();
        Instant at = lead.occurredAt();
        boolean fit = lead.fields().entrySet().stream().allMatch(field -> field.getKey().length() <= 64 && field.getValue().length() <= 2_000
                && field.getValue().chars().noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t'));
        new Check().that(lead.origin() != null && lead.origin().source() != null, "source", "required", "Say how the lead came.").optionalText("externalId", lead.externalId(), 256)
                .optionalText("name", contact.name(), 200).optionalText("company", contact.company(), 200).optionalText("source", lead.origin() == null ? null : lead.origin().name(), 128)
                .optionalText("language", lead.language(), 16).optionalText("suspicion", lead.suspicion(), 500)
                .optionalText("consent/text", lead.consent() == null ? null : lead.consent().text(), 200)
                .that(lead.fields().size() <= LeadSubmission.MOST_FIELDS, "fields", "too-many", "At most " + LeadSubmission.MOST_FIELDS + " fields.")
                .that(fit, "fields", "field-malformed", "A field has a name of at most 64 and a text of at most 2000 characters, without control characters.")
                .that(Json.map(lead.fields()).length() <= MAX_FIELDS, "fields", "too-long", "All fields together have at most " + MAX_FIELDS + " characters.")
                .that(at == null || !at.isAfter(now.plus(SKEW)), "occurredAt", "time-in-future", "The time lies more than five minutes in the future.")
                .that(at == null || !at.isBefore(EARLIEST), "occurredAt", "time-out-of-range", "The time lies before the year 1990.").done();
    }

    private Campaign campaign(LeadSubmission lead, Optional<Touched> click) {
        UUID named = lead.origin().campaignId();
        if (named == null) {
            if (lead.origin().source() == LeadSource.PARTNER) {
                throw new Invalid("campaignId", "required", "Say for which campaign.");
            }
            return click.map(Touched::campaignId).flatMap(campaigns::find).orElse(null);
        }
        return campaigns.find(named).filter(found -> lead.advertiserId() == null || found.advertiserId().equals(lead.advertiserId()))
                .orElseThrow(() -> new NotFound("campaign", named));
    }

    private UUID advertiser(LeadSubmission lead, Optional<Touched> click, Campaign campaign) {
        UUID advertiser = lead.advertiserId() != null ? lead.advertiserId() : campaign != null ? campaign.advertiserId()
                : click.map(Touched::advertiserId).or(authority::advertiserScope)
                        .orElseThrow(() -> new Invalid("campaignId", "campaign-required", "Name a campaign, the advertiser, or a click that is known."));
        authority.requireAdvertiser(advertiser, "advertiser", advertiser);
        return advertisers.find(advertiser).orElseThrow(() -> new NotFound("advertiser", advertiser)).id();
    }

    /** Nobody is merged here: the conversion does that, by what it is sure of. */
    static UUID person(UUID advertiserId, Reach reach, UUID leadId) {
        return reach.emailHash() != null ? Persons.named(advertiserId, "email", reach.emailHash()) : Persons.named(advertiserId, "lead", leadId.toString());
    }

    private static Lead.Consent consent(LeadSubmission lead, Instant at) {
        LeadSubmission.Consent given = lead.consent();
        return given == null ? null : new Lead.Consent(given.text(), given.at() == null ? at : given.at().truncatedTo(ChronoUnit.MICROS), Address.truncated(given.address()));
    }
}
