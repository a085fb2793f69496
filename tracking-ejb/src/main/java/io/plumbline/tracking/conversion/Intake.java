package io.plumbline.tracking.conversion;

import io.plumbline.campaign.api.Advertiser;
import io.plumbline.campaign.api.Advertisers;
import io.plumbline.campaign.api.Goal;
import io.plumbline.campaign.api.Goals;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Check;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Money;
import io.plumbline.shared.NotFound;
import io.plumbline.tracking.api.ConsentBasis;
import io.plumbline.tracking.api.ConsentDecision;
import io.plumbline.tracking.api.ConversionReport;
import io.plumbline.tracking.api.ConversionStatus;
import io.plumbline.tracking.api.Door;
import io.plumbline.tracking.click.Touched;
import io.plumbline.tracking.click.Touches;
import io.plumbline.tracking.consent.Consents;
import io.plumbline.tracking.consent.Policies;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Reads a report: what is malformed is refused before anything is written. */
@ApplicationScoped
public class Intake {

    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    private static final int MAX_ITEMS = 200;
    private static final int MAX_QUANTITY = 1_000_000;

    @Inject
    private Advertisers advertisers;
    @Inject
    private Goals goals;
    @Inject
    private Touches touches;
    @Inject
    private Consents consents;
    @Inject
    private Policies policies;
    @Inject
    private Authority authority;

    /** In one transaction: outside of any, each question would hold a connection of its own. */
    @Transactional
    public Claimed read(ConversionReport sent, Instant now) {
        checkForm(sent, now);
        ConsentDecision consent = consent(sent, now);
        ConversionReport report = allowed(sent, consent);
        Touched named = touches.click(report.clickId()).filter(this::isInScope).filter(c -> report.advertiserId() == null || c.advertiserId().equals(report.advertiserId()))
                .orElse(null);
        boolean unknown = report.clickId() != null && named == null;
        if (unknown && report.door() == Door.POSTBACK) {
            throw new NotFound("click", report.clickId());
        }
        Touched cookie = named == null && !unknown ? fromCookie(report).orElse(null) : null;
        Touched click = named == null ? cookie : named;
        Advertiser advertiser = advertisers.get(advertiserOf(report, click, unknown));
        Goal goal = goal(advertiser, report.goal());
        Money amount = amount(report, advertiser, goal);
        ConversionStatus status = StatusWord.read(report.status());
        List<Claimed.Item> items = items(report, amount.currency());
        return new Claimed(report, advertiser, goal, click, cookie != null, unknown, amount, report.amount() != null,
                (report.occurredAt() == null ? now : report.occurredAt()).truncatedTo(ChronoUnit.MICROS), status,
                report.emailSha256() == null ? null : report.emailSha256().toLowerCase(Locale.ROOT), items,
                PartsText.read(report, amount, report.amount() != null || status != ConversionStatus.REVERSED, items), consent);
    }

    /** A browser is asked each time; a server speaks for a customer of its own. */
    private ConsentDecision consent(ConversionReport report, Instant now) {
        boolean browser = report.door() == Door.PIXEL || report.door() == Door.TAG || !report.consent().isSilent();
        return browser ? consents.decide(report.consent(), policies.of(report.advertiserId()), now)
                : new ConsentDecision(ConsentBasis.SERVER, null, true, true, false, true, true, ConsentDecision.Address.TRUNCATED, false, null, null);
    }

    private static ConversionReport allowed(ConversionReport report, ConsentDecision consent) {
        return !consent.measure() ? report.anonymous() : consent.store() ? report : report.withoutDevice();
    }

    private static void checkForm(ConversionReport report, Instant now) {
        Instant at = report.occurredAt();
        String email = report.emailSha256();
        new Check().optionalText("goal", report.goal(), 64).optionalText("clickId", report.clickId(), 64)
                .optionalText("transactionId", report.transactionId(), 256).optionalText("customerId", report.customerId(), 256)
                .optionalText("visitorId", report.visitorId(), 64).optionalText("couponCode", report.couponCode(), 64).optionalText("arrivedBy", report.arrivedBy(), 64)
                .optionalText("refundId", report.more().refundId(), 128).optionalText("reason", report.more().reason(), 500)
                .optionalText("subscriptionId", report.more().subscriptionId(), 256)
                .that(email == null || email.matches("[0-9a-fA-F]{64}"), "emailSha256", "email-hash-malformed", "Give the SHA-256 of the trimmed, lower-case address as 64 hex digits.")
                .that(at == null || !at.isAfter(now.plus(SKEW)), "occurredAt", "time-in-future", "The time lies more than five minutes in the future.")
                .that(at == null || !at.isBefore(EARLIEST), "occurredAt", "time-out-of-range", "The time lies before the year 1990.")
                .that(report.items().size() <= MAX_ITEMS, "items", "too-many-items", "At most " + MAX_ITEMS + " items.")
                .done();
    }

    private boolean isInScope(Touched click) {
        return authority.advertiserScope().map(click.advertiserId()::equals).orElse(true);
    }

    /** The newest click in the cookie whose advertiser knows the goal: one browser visits many shops. */
    private Optional<Touched> fromCookie(ConversionReport report) {
        return report.clickIds().stream().limit(5).map(touches::click).flatMap(Optional::stream).filter(this::isInScope)
                .filter(click -> report.advertiserId() == null || click.advertiserId().equals(report.advertiserId()))
                .filter(click -> report.goal() == null || goals.find(click.advertiserId(), report.goal()).isPresent())
                .findFirst();
    }

    private UUID advertiserOf(ConversionReport report, Touched click, boolean unknownClick) {
        if (report.advertiserId() != null) {
            return report.advertiserId();
        }
        if (click != null) {
            return click.advertiserId();
        }
        return authority.advertiserScope().orElseThrow(() -> unknownClick ? new NotFound("click", report.clickId())
                : new Invalid("clickId", "click-required", "Name a click, or the advertiser, so that the conversion can be told apart from others."));
    }

    private Goal goal(Advertiser advertiser, String key) {
        if (key == null || key.isBlank()) {
            return goals.only(advertiser.id()).orElseThrow(() -> new Invalid("goal", "goal-required", "The advertiser has several goals; name one by its key."));
        }
        return goals.find(advertiser.id(), key.strip()).orElseThrow(() -> new Invalid("goal", "goal-unknown", "The advertiser has no goal with this key."));
    }

    private static Money amount(ConversionReport report, Advertiser advertiser, Goal goal) {
        String currency = report.currency() == null || report.currency().isBlank() ? null : AmountText.currency(report.currency());
        if (report.amount() != null) {
            return AmountText.read(report.amount(), currency == null ? advertiser.currency() : currency);
        }
        return goal.defaultValue() != null ? goal.defaultValue() : Money.zero(currency == null ? advertiser.currency() : currency);
    }

    private static List<Claimed.Item> items(ConversionReport report, String currency) {
        return report.items().stream().map(item -> {
            new Check().text("items/sku", item.sku(), 256).optionalText("items/category", item.category(), 256)
                    .that(item.quantity() >= 1 && item.quantity() <= MAX_QUANTITY, "items/quantity", "quantity-out-of-range", "A quantity is 1 to " + MAX_QUANTITY + ".").done();
            return new Claimed.Item(item.sku(), item.category() == null || item.category().isBlank() ? null : item.category().strip(), item.quantity(), item.amount() == null ? Money.zero(currency) : AmountText.read(item.amount(), currency));
        }).toList();
    }
}
