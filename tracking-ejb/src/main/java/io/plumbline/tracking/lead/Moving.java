package io.plumbline.tracking.lead;

import io.plumbline.campaign.api.Advertisers;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Check;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Money;
import io.plumbline.shared.NotFound;
import io.plumbline.tracking.api.LeadMove;
import io.plumbline.tracking.api.LeadPolicy;
import io.plumbline.tracking.api.LeadSource;
import io.plumbline.tracking.api.LeadStage;
import io.plumbline.tracking.api.Leads.Moved;
import io.plumbline.tracking.click.Touched;
import io.plumbline.tracking.click.Touches;
import io.plumbline.tracking.conversion.Counts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What others say of a lead, in the caller's transaction. First the lead's row is held, then its conversions: of two who speak at once the second sees what
 * the first has said.
 */
@ApplicationScoped
public class Moving {

    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");

    @Inject
    private LeadBook book;
    @Inject
    private PolicyBook policies;
    @Inject
    private Paying paying;
    @Inject
    private LeadTouches touches;
    @Inject
    private Touches clicks;
    @Inject
    private PlatformClicks platforms;
    @Inject
    private Advertisers advertisers;
    @Inject
    private Authority authority;

    /** The lead that is meant, when it is known. @throws NotFound for an id of ours that there is not */
    Optional<UUID> known(LeadMove move) {
        if (move.leadId() != null) {
            Kept lead = book.find(move.leadId()).orElseThrow(() -> new NotFound("lead", move.leadId()));
            authority.requireAdvertiser(lead.advertiserId(), "lead", move.leadId());
            return Optional.of(lead.id());
        }
        if (move.externalId() == null || move.externalId().isBlank()) {
            throw new Invalid("externalId", "required", "Name the lead.");
        }
        return book.byName(move.advertiserId(), LeadReading.OWN, move.externalId().strip());
    }

    /** One that no CRM has named yet, by what is known of the person. */
    private Optional<UUID> alike(LeadMove move, Reach reach, Instant now) {
        Optional<UUID> ours = ownId(move);
        return ours.isPresent() ? ours : book.unnamed(move.advertiserId(), "email_sha256", reach.emailHash()).or(() -> book.unnamed(move.advertiserId(), "phone_sha256", reach.phoneHash()))
                .or(() -> click(move, now).flatMap(click -> book.unnamed(move.advertiserId(), "click_id", click.id())));
    }

    /** By our id of it, or by an ad platform's. */
    private Optional<Touched> click(LeadMove move, Instant now) {
        return clicks.click(move.clickId()).or(() -> platforms.find(move.advertiserId(), move.clickId(), move.at() == null ? now : move.at()));
    }

    /** CRMs that were given our id as theirs. */
    private Optional<UUID> ownId(LeadMove move) {
        try {
            return Optional.of(UUID.fromString(move.externalId().strip())).flatMap(book::find).filter(lead -> lead.advertiserId().equals(move.advertiserId())).map(Kept::id);
        } catch (IllegalArgumentException anotherName) {
            return Optional.empty();
        }
    }

    Moved move(LeadMove move, String actor, Instant now, Counts counts) {
        check(move, now);
        Reach reach = Reach.of(move.email(), move.phone());
        Kept lead = hold(move, reach, now);
        LeadPolicy policy = policies.of(lead.advertiserId(), lead.filed().campaignId());
        String words = move.stage() == null || move.stage().isBlank() ? LeadStage.NEW.key() : move.stage().strip();
        LeadStage stage = StageWords.read(words, policy).orElse(null);
        Instant at = (move.at() == null ? now : move.at()).truncatedTo(ChronoUnit.MICROS);
        boolean stands = move.at() == null && move.eventId() == null && stage != null && stage == lead.state().stage() && move.amount() == null
                && !book.steps(lead.id()).isEmpty();
        LeadBook.Said said = new LeadBook.Said(key(move, lead, words, stage, at), lead.state().stage(), stage, words, at, move.source(), value(move, lead), move.reason(), move.importId());
        if (stands || !book.say(lead, said, actor, now)) {
            return new Moved(lead.id(), false, lead.state().stage(), stage);
        }
        return new Moved(lead.id(), true, stage == null ? lead.state().stage() : stood(lead, said, policy, now, counts), stage);
    }

    /** Where it stands now, and what follows from it. */
    private LeadStage stood(Kept lead, LeadBook.Said said, LeadPolicy policy, Instant now, Counts counts) {
        Ladder ladder = Ladder.of(book.steps(lead.id()));
        String question = paying.settle(lead, policy, ladder, now, counts);
        boolean speaks = ladder.present() == said.stage() && ladder.since().equals(said.at());
        book.replace(lead.standing(new Kept.State(ladder.present(), ladder.since(), ladder.value(), speaks ? said.reason() : lead.state().reason(), question)));
        touches.leave(lead, said.stage(), said.at(), now);
        return ladder.present();
    }

    /** After a mapping has learnt words: looked at again as if they had just been said. */
    void again(UUID leadId, LeadPolicy policy, Instant now, Counts counts) {
        Kept lead = book.hold(leadId).orElseThrow();
        List<Ladder.Step> steps = book.steps(leadId);
        if (!steps.isEmpty()) {
            Ladder ladder = Ladder.of(steps);
            String question = paying.settle(lead, policy, ladder, now, counts);
            book.replace(lead.standing(new Kept.State(ladder.present(), ladder.since(), ladder.value(), lead.state().reason(), question)));
            touches.leave(lead, ladder.present(), ladder.since(), now);
        }
    }

    private Kept hold(LeadMove move, Reach reach, Instant now) {
        Optional<UUID> known = known(move);
        UUID meant = known.or(() -> alike(move, reach, now)).orElse(null);
        UUID fresh = Ids.next();
        UUID named = known.isPresent() ? meant : book.named(move.advertiserId(), LeadReading.OWN, move.externalId().strip(), move.source(), meant == null ? fresh : meant);
        if (named.equals(fresh)) {
            return begun(move, reach, fresh, now);
        }
        return book.hold(named).orElseThrow();
    }

    /** Only sales knows it: it has no conversion of its own, and earns where a stage pays. */
    private Kept begun(LeadMove move, Reach reach, UUID id, Instant now) {
        UUID advertiser = advertisers.find(move.advertiserId()).orElseThrow(() -> new NotFound("advertiser", move.advertiserId())).id();
        authority.requireAdvertiser(advertiser, "advertiser", advertiser);
        Optional<Touched> click = click(move, now).filter(found -> found.advertiserId().equals(advertiser));
        Instant at = (move.at() == null ? now : move.at()).truncatedTo(ChronoUnit.MICROS);
        Kept lead = new Kept(id, 0, advertiser, new Kept.Filed(move.source(), move.sourceName(), move.campaignId() != null ? move.campaignId()
                : click.map(Touched::campaignId).orElse(null), click.map(Touched::partnerId).orElse(null), move.externalId().strip(), null, click.map(Touched::id).orElse(null), null),
                new Kept.Person(click.map(Touched::personId).orElseGet(() -> LeadReading.person(advertiser, reach, id)), new Reach(null, null, reach.emailHash(), reach.phoneHash()),
                        null, null, Map.of(), null, null), new Kept.State(LeadStage.NEW, at, null, null, null), Kept.Confirmation.NONE, null, at, now);
        book.add(lead);
        return lead;
    }

    /** A file says of each stage once that it was reached; a message has a name of its own, or else is known by what it says. */
    private static String key(LeadMove move, Kept lead, String words, LeadStage stage, Instant at) {
        String what = stage == null ? StageWords.plain(words) : stage.key();
        if (move.source() == LeadSource.FILE) {
            return "file:" + move.externalId().strip() + ":" + what;
        }
        return move.eventId() != null ? "event:" + (move.sourceName() == null ? move.source().key() : move.sourceName()) + ":" + move.eventId() : "said:" + lead.id() + ":" + what + ":" + at;
    }

    private Money value(LeadMove move, Kept lead) {
        if (move.amount() == null || move.amount().isBlank()) {
            return null;
        }
        String currency = move.currency() == null || move.currency().isBlank() ? advertisers.find(lead.advertiserId()).orElseThrow().currency() : move.currency().strip();
        Money value = Money.of(move.amount(), currency);
        if (value.isNegative()) {
            throw new Invalid("value", "amount-negative", "A lead cannot be worth less than nothing.");
        }
        return value;
    }

    private static void check(LeadMove move, Instant now) {
        new Check().optionalText("externalId", move.externalId(), 256).optionalText("stage", move.stage(), 64).optionalText("eventId", move.eventId(), 256)
                .optionalText("reason", move.reason(), 500).optionalText("source", move.sourceName(), 128)
                .that(move.at() == null || !move.at().isAfter(now.plus(SKEW)), "stageTime", "time-in-future", "A stage cannot be reached in the future.")
                .that(move.at() == null || !move.at().isBefore(EARLIEST), "stageTime", "time-out-of-range", "The time lies before the year 1990.").done();
    }
}
