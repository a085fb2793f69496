package io.plumbline.tracking.conversion;

import io.plumbline.campaign.api.Agreement;
import io.plumbline.campaign.api.GoalKind;
import io.plumbline.campaign.api.RateWhen;
import io.plumbline.campaign.api.Terms;
import io.plumbline.tracking.api.ConversionStatus;
import io.plumbline.tracking.click.Touched;
import io.plumbline.tracking.click.Touches;
import io.plumbline.tracking.identity.Persons;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Sales that a partner has earned long ago: renewals of a subscription, and what a customer buys when the click's window has closed. They
 * belong to whoever won the first one, as long as the terms of that time promise a share of them.
 */
@ApplicationScoped
public class Renewals {

    /** What nobody is paid for because of time or silence only; a touch that was refused for what it is stays refused. */
    private static final Set<String> LATE = Set.of("no-touch", "unknown-click", "outside-click-window", "outside-view-window");

    @Inject
    private ConversionBook book;
    @Inject
    private Touches touches;
    @Inject
    private Persons persons;
    @Inject
    private Terms terms;
    @Inject
    private Sql sql;

    /** A subscription stays with whoever won it, whatever its owner clicks on later. */
    Optional<Evidence> ofSubscription(Claimed claimed) {
        String subscription = claimed.report().more().subscriptionId();
        if (subscription == null || claimed.report().arrivedBy() != null) {
            return Optional.empty();
        }
        return sql.one("select conversion_id from tracking.subscription where advertiser_id = ? and subscription_id = ?", row -> Sql.uuid(row, "conversion_id"),
                claimed.advertiser().id(), subscription).flatMap(book::get).filter(Renewals::stands)
                .flatMap(first -> inherited(claimed, first, "The subscription was won", subscription, List.of()));
    }

    /** Where nothing else leads to anybody, a customer's sale belongs to the partner of the first one. */
    Evidence ofCustomer(Claimed claimed, Evidence found) {
        boolean known = claimed.report().customerId() != null || claimed.email() != null;
        if (!known || claimed.goal().kind() != GoalKind.SALE || claimed.report().arrivedBy() != null || !LATE.contains(String.valueOf(found.refusal()))) {
            return found;
        }
        return book.firstEarning(claimed.advertiser().id(), persons.aliases(claimed.advertiser().id(), claimed.person()), claimed.at()).filter(Renewals::stands)
                .flatMap(first -> inherited(claimed, first, "The customer was won", null, told(found))).orElse(found);
    }

    private static List<String> told(Evidence found) {
        List<String> losers = new ArrayList<>(found.losers());
        losers.add(found.kind() + ": " + found.refusal());
        return losers;
    }

    private static boolean stands(Entry first) {
        return first.filed().partnerId() != null && first.verdict().equals("valid") && first.status() != ConversionStatus.REJECTED && first.status() != ConversionStatus.REVERSED;
    }

    private Optional<Evidence> inherited(Claimed claimed, Entry first, String how, String subscription, List<String> losers) {
        Instant termsAt = Optional.ofNullable(first.subject().termsAt()).or(() -> touches.click(first.subject().clickId()).map(Touched::at)).orElse(first.subject().at());
        boolean promised = !claimed.at().isBefore(first.subject().at())
                && terms.inForce(first.filed().campaignId(), first.filed().partnerId(), termsAt).filter(agreement -> promises(agreement, first, claimed)).isPresent();
        return !promised ? Optional.empty() : Optional.of(new Evidence(Evidence.RENEWAL, touched(first, claimed.at()), null, how + " on "
                + first.subject().at().toString().substring(0, 10) + " by the conversion " + first.id() + ", and the terms of then promise a share of what follows.", losers,
                new Evidence.Inherited(first.id(), first.subject().at(), termsAt, subscription)));
    }

    /** When the time is over, a sale is nobody's again. */
    private static boolean promises(Agreement agreement, Entry first, Claimed claimed) {
        return agreement.rates().stream().map(rate -> rate.when()).filter(RateWhen::recurring).anyMatch(when -> when.repeatWithinMonths() == null
                || claimed.at().isBefore(first.subject().at().atZone(ZoneOffset.UTC).plusMonths(when.repeatWithinMonths()).toInstant()));
    }

    private static Touched touched(Entry first, Instant at) {
        Entry.Filed filed = first.filed();
        return new Touched(first.id(), Touched.RENEWAL, at, first.subject().advertiserId(), filed.campaignId(), filed.partnerId(), filed.linkId(), filed.destinationId(), "valid",
                null, first.subject().personId(), null, filed.channel(), filed.creative(), filed.placement(), filed.keyword(), filed.source(), filed.subs(), filed.country(),
                filed.device(), filed.os(), filed.browser());
    }

    /**
     * Which sale after the first it is, and notes who has won a subscription. The row of the subscription is held meanwhile: of two renewals at
     * once each gets a number of its own.
     */
    Renewal count(Entry entry, Evidence evidence, boolean isNew) {
        String subscription = entry.subject().subscriptionId();
        Renewal renewal = evidence.inherited() != null ? after(entry, evidence.inherited()) : isNew ? Renewal.NONE : repeated(entry);
        if (subscription != null && evidence.inherited() == null) {
            sql.insert("subscription", new Columns().with("advertiser_id", entry.subject().advertiserId()).with("subscription_id", subscription)
                    .with("conversion_id", entry.id()).with("renewals", 0));
        }
        return renewal;
    }

    private Renewal after(Entry entry, Evidence.Inherited from) {
        if (from.subscription() == null) {
            return new Renewal(from.since(), repeated(entry).number(), true);
        }
        UUID advertiser = entry.subject().advertiserId();
        sql.update("update tracking.subscription set renewals = renewals + 1 where advertiser_id = ? and subscription_id = ?", advertiser, from.subscription());
        return new Renewal(from.since(), sql.one("select renewals from tracking.subscription where advertiser_id = ? and subscription_id = ?", row -> row.getInt(1), advertiser,
                from.subscription()).orElseThrow(), true);
    }

    private Renewal repeated(Entry entry) {
        return book.repeated(entry, persons.aliases(entry.subject().advertiserId(), entry.subject().personId()));
    }
}
