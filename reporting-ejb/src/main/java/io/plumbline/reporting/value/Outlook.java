package io.plumbline.reporting.value;

import io.plumbline.reporting.api.CustomerForecast;
import io.plumbline.reporting.api.ValueSettings;
import io.plumbline.shared.Check;
import io.plumbline.shared.Money;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/** What a model says of customers under certain settings; customers who look alike are looked at once. */
final class Outlook {

    static final int DAYS_A_YEAR = 365;

    private static final BigDecimal LONGEST = BigDecimal.valueOf(10_000);
    private static final int MOST_REMEMBERED = 200_000;

    /** @param lifetime discounted purchases without an end; null where the model has none */
    record View(double alive, double expected, double discounted, Double lifetime) {
    }

    private record Looks(int group, Buyer buyer) {
    }

    private final Brief brief;
    private final Found found;
    private final ValueSettings settings;
    private final double horizon;
    private final double rate;
    private final int digits;
    private final GammaGamma spend;
    private final Map<Looks, View> known = new HashMap<>();

    Outlook(Brief brief, Found found, ValueSettings asked) {
        this.brief = brief;
        this.found = found;
        this.settings = filled(asked, brief);
        this.horizon = settings.horizon().doubleValue();
        this.rate = Math.log1p(settings.discountRate().doubleValue()) * brief.daysAUnit() / DAYS_A_YEAR;
        this.digits = Money.digits(found.currency());
        this.spend = found.spend();
    }

    static void check(ValueSettings s) {
        new Check().that(s.horizon() == null || s.horizon().signum() > 0 && s.horizon().compareTo(LONGEST) <= 0, "horizon", "horizon-out-of-range",
                        "The horizon is above 0 and at most 10000 units.")
                .that(s.discountRate() == null || s.discountRate().signum() >= 0 && s.discountRate().compareTo(BigDecimal.TEN) <= 0, "discountRate",
                        "discount-rate-out-of-range", "The discount rate lies between 0 and 10; 0.1 is ten per cent a year.")
                .that(s.margin() == null || s.margin().signum() > 0 && s.margin().compareTo(BigDecimal.ONE) <= 0, "margin", "margin-out-of-range",
                        "The margin is a share above 0 and at most 1.")
                .that(s.targetRatio() == null || s.targetRatio().signum() > 0 && s.targetRatio().compareTo(BigDecimal.valueOf(1000)) <= 0, "targetRatio",
                        "target-ratio-out-of-range", "The target ratio is above 0 and at most 1000.").done();
    }

    ValueSettings settings() {
        return settings;
    }

    int digits() {
        return digits;
    }

    double margin() {
        return settings.margin().doubleValue();
    }

    View view(Member member) {
        Looks looks = new Looks(found.groups() == null ? 0 : found.groups().getOrDefault(member.channel(), 0), member.buyer(brief.daysAUnit()));
        View seen = known.get(looks);
        if (seen == null) {
            seen = view(member.channel(), looks.buyer());
            if (known.size() < MOST_REMEMBERED) {
                known.put(looks, seen);
            }
        }
        return seen;
    }

    /** Purchases that somebody new of the channel is expected to make in that many units, the first one not counted. */
    double ofNew(String channel, double units) {
        return found.lifetime(brief.family(), channel).expected(Buyer.NEW, units);
    }

    /** Null without a model of the spend. */
    Double expectedMean(Member member) {
        return spend == null ? null : Double.valueOf(member.priced() == 0 || member.repeatMinor() <= 0 ? spend.expectedMean(0, 0)
                : spend.expectedMean(member.priced(), member.mean(digits)));
    }

    CustomerForecast forecast(Member member) {
        View view = view(member);
        Buyer buyer = member.buyer(brief.daysAUnit());
        Double mean = expectedMean(member);
        return new CustomerForecast(member.id(), member.channel(), buyer.x(), buyer.recency(), buyer.age(), member.mean(digits), view.alive(), view.expected(), mean,
                view.discounted(), view.lifetime(), mean == null ? null : Double.valueOf(view.discounted() * mean * margin()));
    }

    private View view(String channel, Buyer buyer) {
        Lifetime model = found.lifetime(brief.family(), channel);
        return new View(model.alive(buyer), model.expected(buyer, horizon), model.discounted(buyer, horizon, rate),
                brief.family() == Family.PARETO_NBD && rate > 0 ? Double.valueOf(model.discounted(buyer, Double.POSITIVE_INFINITY, rate)) : null);
    }

    private static ValueSettings filled(ValueSettings s, Brief brief) {
        return new ValueSettings(s.horizon() != null ? s.horizon() : brief.daysAUnit() == 1 ? BigDecimal.valueOf(DAYS_A_YEAR) : BigDecimal.valueOf(52),
                s.discountRate() != null ? s.discountRate() : new BigDecimal("0.1"), s.margin() != null ? s.margin() : BigDecimal.ONE,
                s.targetRatio() != null ? s.targetRatio() : BigDecimal.valueOf(3));
    }
}
