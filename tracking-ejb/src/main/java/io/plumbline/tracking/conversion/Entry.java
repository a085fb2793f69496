package io.plumbline.tracking.conversion;

import io.plumbline.shared.Keyed;
import io.plumbline.shared.Money;
import io.plumbline.tracking.api.AmountParts;
import io.plumbline.tracking.api.Conversion;
import io.plumbline.tracking.api.ConversionChanged;
import io.plumbline.tracking.api.ConversionReport;
import io.plumbline.tracking.api.ConversionStatus;
import io.plumbline.tracking.api.Dimensions;
import io.plumbline.tracking.api.Door;
import io.plumbline.tracking.api.PostbackEvent;
import io.plumbline.tracking.api.ReasonCode;
import io.plumbline.tracking.api.Tally;
import io.plumbline.tracking.click.ClickRows;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A conversion as it stands in the books.
 *
 * @param subject whom it is about and how it came, and since when its terms are, where somebody is credited
 * @param filed   the touch it is filed under
 * @param reason  why it earns nothing, or why it was rejected, reversed or held
 * @param marks   what decisions and checks have left on it
 */
record Entry(UUID id, long version, Subject subject, Filed filed, ConversionStatus status, String verdict, String reason, Money amount, Money commission, Marks marks) {

    record Subject(UUID advertiserId, UUID goalId, String goalKey, String goalKind, String dedupeKey, String door, Instant at, Instant recordedAt,
            String evidence, UUID personId, String visitorId, String customerId, String email, String transactionId, UUID clickId, UUID importId, AmountParts parts,
            Long wholeMinor, String subscriptionId, Renewal renewal, Instant termsAt) {

        Subject following(Renewal which, Instant terms) {
            return new Subject(advertiserId, goalId, goalKey, goalKind, dedupeKey, door, at, recordedAt, evidence, personId, visitorId, customerId, email, transactionId,
                    clickId, importId, parts, wholeMinor, subscriptionId, which, terms);
        }

        Subject holding(AmountParts held, long of) {
            return new Subject(advertiserId, goalId, goalKey, goalKind, dedupeKey, door, at, recordedAt, evidence, personId, visitorId, customerId, email, transactionId,
                    clickId, importId, held, of, subscriptionId, renewal, termsAt);
        }
    }

    record Filed(UUID campaignId, UUID partnerId, UUID linkId, UUID destinationId, String channel, String creative, String placement, String keyword,
            String source, List<String> subs, String country, String device, String os, String browser, UUID experimentId, String variant) {

        /** Of no experiment. */
        Filed(UUID campaignId, UUID partnerId, UUID linkId, UUID destinationId, String channel, String creative, String placement, String keyword, String source,
                List<String> subs, String country, String device, String os, String browser) {
            this(campaignId, partnerId, linkId, destinationId, channel, creative, placement, keyword, source, subs, country, device, os, browser, null, null);
        }
    }

    /**
     * @param code        why it was decided so
     * @param credit      why it earns nothing, whatever is decided
     * @param reviewOn    while on hold
     * @param newCustomer null where nobody knows
     * @param checks      what checks found
     */
    record Marks(ReasonCode code, String credit, LocalDate reviewOn, Boolean newCustomer, List<String> checks) {

        static final Marks NONE = new Marks(null, null, null, null, List.of());

        Marks decided(ReasonCode why, LocalDate review) {
            return new Marks(why, credit, review, newCustomer, checks);
        }

        Marks crediting(String refusal) {
            return new Marks(code, refusal, reviewOn, newCustomer, checks);
        }

        static Marks read(ResultSet row) throws SQLException {
            boolean known = row.getBoolean("new_customer");
            Boolean isNew = row.wasNull() ? null : known;
            String checks = row.getString("checks");
            return new Marks(ReasonCode.named(row.getString("reason_code")).orElse(null), row.getString("credit_reason"), row.getObject("review_on", LocalDate.class),
                    isNew, checks == null || checks.isEmpty() ? List.of() : List.of(checks.split(",")));
        }
    }

    Entry with(ConversionStatus next, Money nextAmount, Money nextCommission, String why) {
        return new Entry(id, version + 1, subject, filed, next, verdict, why, nextAmount, nextCommission, marks);
    }

    /** Not recorded yet, and found wanting. */
    Entry with(ConversionStatus status, String why) {
        return new Entry(id, version, subject, filed, status, verdict, why, amount, commission, marks);
    }

    Entry earning(Money earned, String why) {
        return new Entry(id, version, subject, filed, status, verdict, why, amount, earned, marks);
    }

    /** The amount that its parts belong to: the first one told, until an order says better. */
    Money whole() {
        return subject.wholeMinor() == null ? amount : new Money(subject.wholeMinor(), amount.currency());
    }

    Entry knowing(Facts facts) {
        Marks known = new Marks(marks.code(), marks.credit(), marks.reviewOn(), facts.newCustomer(), marks.checks());
        return new Entry(id, version, subject.holding(facts.parts(), facts.whole().minor()), filed, status, verdict, reason, amount, commission, known);
    }

    /** @param termsAt whose terms apply */
    Entry following(Renewal which, Instant termsAt) {
        return new Entry(id, version, subject.following(which, termsAt), filed, status, verdict, reason, amount, commission, marks);
    }

    Entry marked(Marks next) {
        return new Entry(id, version, subject, filed, status, verdict, reason, amount, commission, next);
    }

    /** What is told beside the reason: the decision's code, else the one the reason stands for. */
    ReasonCode code() {
        return marks.code() != null ? marks.code() : verdict.equals("invalid") && reason != null ? ReasonCode.INVALID_TRAFFIC : ReasonCode.behind(reason);
    }

    Columns columns() {
        return new Columns().with("id", id).with("version", version).with("advertiser_id", subject.advertiserId()).with("goal_id", subject.goalId())
                .with("goal_key", subject.goalKey()).with("goal_kind", subject.goalKind()).with("dedupe_key", subject.dedupeKey())
                .with("door", subject.door()).with("occurred_at", subject.at()).with("recorded_at", subject.recordedAt()).with("status", status.key())
                .with("verdict", verdict).with("reason", reason).with("evidence", subject.evidence()).with("person_id", subject.personId())
                .with("visitor_id", subject.visitorId()).with("customer_id", subject.customerId()).with("email_sha256", subject.email())
                .with("transaction_id", subject.transactionId()).with("click_id", subject.clickId()).with("import_id", subject.importId())
                .with("campaign_id", filed.campaignId()).with("partner_id", filed.partnerId()).with("link_id", filed.linkId())
                .with("destination_id", filed.destinationId()).with("channel", filed.channel()).with("creative", filed.creative())
                .with("placement", filed.placement()).with("keyword", filed.keyword()).with("source", filed.source()).subs(filed.subs())
                .with("country", filed.country()).with("device", filed.device()).with("os", filed.os()).with("browser", filed.browser())
                .with("experiment_id", filed.experimentId()).with("variant", filed.variant())
                .with("amount_minor", amount.minor()).with("currency", amount.currency()).with("tax_minor", subject.parts().tax().minor())
                .with("shipping_minor", subject.parts().shipping().minor()).with("discount_minor", subject.parts().discount().minor())
                .with("whole_minor", subject.wholeMinor()).with("subscription_id", subject.subscriptionId())
                .with("new_customer", marks.newCustomer()).with("checks", marks.checks().isEmpty() ? null : String.join(",", marks.checks()));
    }

    static Entry read(ResultSet row) throws SQLException {
        Subject subject = new Subject(Sql.uuid(row, "advertiser_id"), Sql.uuid(row, "goal_id"), row.getString("goal_key"), row.getString("goal_kind"),
                row.getString("dedupe_key"), row.getString("door"), Sql.instant(row, "occurred_at"), Sql.instant(row, "recorded_at"),
                row.getString("evidence"), Sql.uuid(row, "person_id"), row.getString("visitor_id"), row.getString("customer_id"),
                row.getString("email_sha256"), row.getString("transaction_id"), Sql.uuid(row, "click_id"), Sql.uuid(row, "import_id"), parts(row),
                Sql.number(row, "whole_minor"), row.getString("subscription_id"), new Renewal(Sql.instant(row, "customer_since"), row.getObject("renewal", Integer.class), row.getBoolean("inherited")),
                Sql.instant(row, "terms_at"));
        Filed filed = new Filed(Sql.uuid(row, "campaign_id"), Sql.uuid(row, "partner_id"), Sql.uuid(row, "link_id"), Sql.uuid(row, "destination_id"),
                row.getString("channel"), row.getString("creative"), row.getString("placement"), row.getString("keyword"), row.getString("source"),
                ClickRows.subs(row), row.getString("country"), row.getString("device"), row.getString("os"), row.getString("browser"),
                Sql.uuid(row, "experiment_id"), row.getString("variant"));
        Long commission = Sql.number(row, "commission_minor");
        return new Entry(Sql.uuid(row, "id"), row.getLong("version"), subject, filed, Keyed.of(ConversionStatus.class, "status", row.getString("status")), row.getString("verdict"),
                row.getString("reason"), new Money(row.getLong("amount_minor"), row.getString("currency")),
                commission == null ? null : new Money(commission, row.getString("commission_currency")), Marks.read(row));
    }

    private static AmountParts parts(ResultSet row) throws SQLException {
        String currency = row.getString("currency");
        return new AmountParts(new Money(row.getLong("tax_minor"), currency), new Money(row.getLong("shipping_minor"), currency),
                new Money(row.getLong("discount_minor"), currency));
    }

    Conversion told(List<ConversionReport.Item> items, Conversion.Settled settlement) {
        return new Conversion(id, version, subject.at(), subject.recordedAt(), subject.advertiserId(), subject.goalId(), subject.goalKey(),
                filed.campaignId(), filed.partnerId(), filed.linkId(), subject.clickId(), filed.channel(), status.key(), subject.transactionId(),
                subject.customerId(), subject.visitorId(), subject.door(), subject.evidence(), amount, commission, verdict, reason, items,
                reason == null ? null : code().key(), marks.reviewOn(), settlement, marks.newCustomer(), marks.checks(), subject.parts(),
                subject.subscriptionId(), subject.renewal().number());
    }

    boolean isPaid() {
        return commission != null && !commission.isZero();
    }

    /** @param became the state that this change brought, or null when it brought none */
    ConversionChanged changed(UUID changeId, Instant at, PostbackEvent happened, ConversionStatus became) {
        EnumSet<PostbackEvent> events = EnumSet.noneOf(PostbackEvent.class);
        Stream.of(PostbackEvent.values()).filter(event -> event == happened || became != null && event.name().equals(became.name())).forEach(events::add);
        return new ConversionChanged(changeId, id, events, subject.advertiserId(), filed.campaignId(), filed.partnerId(), subject.goalKey(),
                subject.door().equals(Door.FILE.key()), at);
    }

    /** What it adds to the counts in its present state; with sign -1 what it took part in so far. */
    List<Tally> tallies(int sign) {
        boolean apart = commission != null && !commission.isZero() && !commission.currency().equals(amount.currency());
        List<Tally> tallies = new ArrayList<>();
        tallies.add(new Tally(subject.at(), dimensions(amount.currency()), 0, 0, 0, 0, sign, sign * amount.minor(),
                commission == null || apart ? 0 : sign * commission.minor(), 0));
        if (apart) {
            tallies.add(new Tally(subject.at(), dimensions(commission.currency()), 0, 0, 0, 0, 0, 0, sign * commission.minor(), 0));
        }
        return tallies;
    }

    private Dimensions dimensions(String currency) {
        return new Dimensions(subject.advertiserId(), filed.campaignId(), filed.channel(), filed.partnerId(), filed.linkId(), filed.creative(),
                filed.destinationId(), filed.subs(), filed.source(), filed.placement(), filed.keyword(), filed.country(), filed.device(), filed.os(),
                filed.browser(), subject.goalKey(), subject.goalKind(), status.key(), verdict, currency, filed.experimentId(), filed.variant());
    }
}
