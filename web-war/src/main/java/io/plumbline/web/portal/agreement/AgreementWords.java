package io.plumbline.web.portal.agreement;

import io.plumbline.campaign.api.Agreement;
import io.plumbline.campaign.api.BonusOf;
import io.plumbline.campaign.api.Cap;
import io.plumbline.campaign.api.CapOf;
import io.plumbline.campaign.api.Price;
import io.plumbline.campaign.api.Pricing;
import io.plumbline.campaign.api.Rate;
import io.plumbline.campaign.api.RateWhen;
import io.plumbline.campaign.api.Rung;
import io.plumbline.campaign.api.SettlementDay;
import io.plumbline.campaign.api.Tier;
import io.plumbline.campaign.api.TierMode;
import io.plumbline.campaign.api.When;
import io.plumbline.web.faces.Format;
import io.plumbline.web.portal.ConditionRow;
import io.plumbline.web.portal.Words;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** An agreement as people say it. */
@Named("terms")
@RequestScoped
public class AgreementWords {

    @Inject
    private Clock clock;
    @Inject
    private Format fmt;

    /** {@code in-force}, {@code upcoming} or {@code replaced}. */
    public String state(Agreement agreement) {
        Instant now = clock.instant();
        return agreement.effectiveFrom().isAfter(now) ? "upcoming"
                : agreement.effectiveUntil() != null && !agreement.effectiveUntil().isAfter(now) ? "replaced" : "in-force";
    }

    /** The same as a state that has a colour of its own. */
    public String tone(Agreement agreement) {
        return switch (state(agreement)) {
            case "in-force" -> "active";
            case "upcoming" -> "queued";
            default -> "ended";
        };
    }

    LocalDate today(ZoneId zone) {
        return LocalDate.now(clock.withZone(zone));
    }

    /** A proposal's state as one that has a colour of its own. */
    public String proposalTone(String state) {
        return switch (state) {
            case "in-force" -> "active";
            case "scheduled" -> "queued";
            case "proposed" -> "pending";
            case "draft" -> "draft";
            default -> "ended";
        };
    }

    public String rates(Agreement agreement) {
        return rateList(agreement.rates());
    }

    public String rateList(List<Rate> rates) {
        return rates.stream().map(this::rate).collect(Collectors.joining("; "));
    }

    /** With its condition. */
    public String rate(Rate rate) {
        String when = when(rate);
        return when.isEmpty() ? price(rate) : price(rate) + " (" + when + ")";
    }

    public String price(Rate rate) {
        StringBuilder words = new StringBuilder();
        if (rate.pricing() == Pricing.HYBRID) {
            words.append(Words.of("rate.hybrid", figure(null, rate.amount()), figure(rate.percent(), null)));
        } else if (rate.pricing() == Pricing.BONUS) {
            words.append(Words.of(rate.of() == BonusOf.REVENUE ? "rate.bonus.revenue" : "rate.bonus", rate.tiers().stream().map(this::tier).collect(Collectors.joining(", "))));
        } else if (rate.tiers().isEmpty()) {
            words.append(Words.of("rate." + rate.pricing().key() + (rate.percent() == null ? "" : ".percent"), figure(rate.percent(), rate.amount())));
        } else {
            words.append(Words.of("rate." + rate.pricing().key() + ".tiers",
                    rate.rungs().stream().map(rung -> rung(rung, rate)).collect(Collectors.joining(", "))));
            words.append(rate.tierMode() == TierMode.ALL && rate.rungs().size() > 1 ? ", " + Words.of("tier.everything") : "");
        }
        if (rate.net()) {
            words.append(", ").append(rate.less().isEmpty() ? Words.of("rate.net")
                    : Words.of("rate.net.of", rate.less().stream().map(part -> Words.of("rate.less." + part.key())).collect(Collectors.joining(", "))));
        }
        if (rate.goal() != null) {
            words.append(", ").append(Words.of("rate.goal", rate.goal()));
        }
        return words.toString();
    }

    public String when(Rate rate) {
        RateWhen when = rate.when();
        List<String> parts = new ArrayList<>(List.of(ConditionRow.spoken(new When(when.country(), when.device(), when.newCustomer()))));
        asked(parts, "when.sku.is", when.sku());
        asked(parts, "when.category.is", when.category());
        asked(parts, "when.coupon.is", when.coupon());
        asked(parts, "when.group.is", when.group());
        new TreeMap<>(when.sub()).forEach((name, values) -> parts.add(name + " = " + String.join(", ", values)));
        if (when.repeatWithinMonths() != null) {
            parts.add(Words.of("when.repeat.is", when.repeatWithinMonths()));
        }
        if (when.renewals() != null) {
            parts.add(Words.of("when.renewals.is", when.renewals()));
        }
        return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(" · "));
    }

    private static void asked(List<String> parts, String key, List<String> values) {
        if (!values.isEmpty()) {
            parts.add(Words.of(key, String.join(", ", values)));
        }
    }

    public List<String> caps(Agreement agreement) {
        return agreement.caps().stream().map(this::cap).toList();
    }

    /** When results lock: days after the result, or a day of a later month. */
    public String locks(Agreement agreement) {
        return agreement.locking() == null ? Words.of("goal.days", agreement.holdDays()) : settled(agreement.locking());
    }

    public String pays(Agreement agreement) {
        return agreement.payment() == null ? Words.of("settlement.atOnce") : settled(agreement.payment());
    }

    private static String settled(SettlementDay on) {
        return on.months() == null ? Words.of("settlement.next", on.day())
                : on.months() == 1 ? Words.of("settlement.month", on.day()) : Words.of("settlement.months", on.day(), on.months());
    }

    private String cap(Cap cap) {
        String limit = cap.of() == CapOf.PAYOUT ? plain(cap.limit()) : fmt.exact(cap.limit());
        return Words.of("cap.words", Words.of("cap.of." + cap.of().key()), limit, Words.of("cap.period." + cap.period().key()));
    }

    private String rung(Rung rung, Rate rate) {
        String paid = rung.tier() == null ? Words.of("tier.nothing") : figure(rung.tier().percent(), rung.tier().amount());
        if (rung.upTo() == null) {
            return rung.above() == null ? paid : rung.within() ? Words.of("tier.above", paid) : Words.of("rate.tier", plain(rung.above()), paid);
        }
        String reach = Words.of(rung.within() ? "tier.upTo" : "tier.below", paid, plain(rung.upTo()));
        return rung.above() != null ? reach : Words.of(rate.countsRevenue() ? "tier.month.revenue" : "tier.month", reach);
    }

    private String tier(Tier tier) {
        return Words.of("rate.tier", plain(tier.from()), figure(tier.percent(), tier.amount()));
    }

    private String figure(BigDecimal percent, Price amount) {
        return percent != null ? plain(percent) + "\u202f%" : amount == null ? "" : plain(amount.amount()) + "\u202f" + (amount.currency() == null ? "" : amount.currency());
    }

    /** As it was agreed, to the last decimal: a price is never rounded for show. */
    private String plain(BigDecimal number) {
        return fmt.fixed(number, Math.max(0, number.stripTrailingZeros().scale()));
    }
}
