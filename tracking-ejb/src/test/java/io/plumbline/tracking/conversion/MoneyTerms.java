package io.plumbline.tracking.conversion;

import io.plumbline.campaign.api.Agreement;
import io.plumbline.campaign.api.Base;
import io.plumbline.campaign.api.BonusOf;
import io.plumbline.campaign.api.Price;
import io.plumbline.campaign.api.Pricing;
import io.plumbline.campaign.api.Rate;
import io.plumbline.campaign.api.RateWhen;
import io.plumbline.campaign.api.Referral;
import io.plumbline.campaign.api.SettlementDay;
import io.plumbline.campaign.api.Tier;
import io.plumbline.campaign.api.TierMode;
import io.plumbline.shared.Ids;
import io.plumbline.tracking.conversion.PlainBooks.Deal;
import io.plumbline.tracking.conversion.PlainBooks.Main;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What is agreed in a money story, made up from its seed, as the product and as {@link PlainBooks} write it. */
final class MoneyTerms {

    private final MoneyWorld world;

    MoneyTerms(MoneyWorld world) {
        this.world = world;
    }

    void agree(Instant from) {
        Main main = Main.values()[world.random.nextInt(Main.values().length)];
        boolean units = main.name().startsWith("UNITS");
        boolean monthly = main.ordinal() >= Main.UNITS_MARGINAL.ordinal();
        // A referral is a share of each posting: of what is reckoned by the month, it depends on which came first.
        boolean traffic = world.random.nextInt(3) > 0;
        Deal deal = new Deal(Ids.next(), from, world.random.nextInt(25), world.random.nextBoolean(), main, 1 + world.random.nextInt(2000), 1 + world.random.nextInt(300),
                units ? 300 + world.random.nextInt(300) : 2000 + world.random.nextInt(1000), units ? 2 + world.random.nextInt(4) : 50 + world.random.nextInt(400), maybe(2500), maybe(900), 2 + world.random.nextInt(4),
                maybe(5000), maybe(4), 1 + world.random.nextInt(1500), monthly || traffic ? 0 : maybe(3000), traffic ? 1 + world.random.nextInt(400) : 0, traffic ? maybe(9_000) : 0);
        world.books.deals.add(deal);
        world.shops.forEach(shop -> world.agreements.computeIfAbsent(shop, s -> new ArrayList<>()).add(paper(shop, deal)));
        world.count("terms");
    }

    private int maybe(int most) {
        return world.random.nextBoolean() ? 0 : 1 + world.random.nextInt(most);
    }

    private Agreement paper(Shopfloor shop, Deal deal) {
        List<Rate> rates = new ArrayList<>();
        rates.add(main(deal));
        RateWhen line = new RateWhen(null, null, null, List.of("A"), null, null, null, null, null);
        if (deal.line() > 0) {
            rates.add(new Rate(Pricing.CPS, null, null, percent(deal.line()), null, null, line));
        }
        if (deal.known() > 0) {
            rates.add(new Rate(Pricing.CPS, null, null, percent(deal.known()), null, null, new RateWhen(null, null, false)));
        }
        if (deal.renewals() > 0) {
            rates.add(new Rate(Pricing.CPS, null, null, percent(deal.renewalPercent()), null, null, new RateWhen(null, null, null, null, null, null, null, null, null, deal.renewals())));
        }
        if (deal.click() > 0) {
            rates.add(new Rate(Pricing.CPC, null, pounds(deal.click()), null, null, null, null));
        }
        if (deal.view() > 0) {
            rates.add(new Rate(Pricing.CPM, null, pounds(deal.view()), null, null, null, null));
        }
        if (deal.bonus() > 0) {
            rates.add(new Rate(Pricing.BONUS, null, null, null, List.of(new Tier(BigDecimal.valueOf(deal.bonusAt()), price(deal.bonus()), null)), null, null, null, null, BonusOf.CONVERSIONS));
        }
        return new Agreement(Ids.named("paper", deal.id().toString(), shop.advertiser.toString()), 0, shop.advertiser, shop.campaign, shop.partner, deal.from(), null, rates, deal.hold(), List.of(),
                deal.from(), deal.lockOn28() ? new SettlementDay(1, 28) : null, null, deal.referral() == 0 ? null : new Referral(world.referrers.get(shop), percent(deal.referral())));
    }

    private static Rate main(Deal deal) {
        TierMode mode = deal.main() == Main.UNITS_ALL || deal.main() == Main.REVENUE_ALL ? TierMode.ALL : TierMode.MARGINAL;
        return switch (deal.main()) {
            case GROSS -> new Rate(Pricing.CPS, null, null, percent(deal.percent()), null, null, null);
            case NET -> new Rate(Pricing.CPS, null, null, percent(deal.percent()), null, null, null, Base.NET, null, null);
            case HYBRID -> new Rate(Pricing.HYBRID, null, price(deal.fixed()), percent(deal.percent()), null, null, null);
            case PRICE -> new Rate(Pricing.CPA, null, price(deal.fixed()), null, null, null, null);
            case UNITS_MARGINAL, UNITS_ALL -> new Rate(Pricing.CPA, null, null, null, List.of(new Tier(BigDecimal.ONE, price(deal.fixed()), null),
                    new Tier(BigDecimal.valueOf(deal.tierFrom()), price(deal.higher()), null)), mode, null);
            case REVENUE_MARGINAL, REVENUE_ALL -> new Rate(Pricing.CPS, null, null, null, List.of(new Tier(BigDecimal.ZERO, null, percent(deal.percent())),
                    new Tier(BigDecimal.valueOf(deal.tierFrom()), null, percent(deal.higher()))), mode, null);
        };
    }

    private static BigDecimal percent(int hundredths) {
        return BigDecimal.valueOf(hundredths, 2);
    }

    private static Price price(int cents) {
        return new Price(BigDecimal.valueOf(cents, 2), "EUR");
    }

    private static Price pounds(int tenthsOfAPenny) {
        return new Price(BigDecimal.valueOf(tenthsOfAPenny, 3), "GBP");
    }
}
