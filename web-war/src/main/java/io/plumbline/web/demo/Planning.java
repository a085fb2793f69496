package io.plumbline.web.demo;

import static io.plumbline.web.demo.Business.SAAS;
import static io.plumbline.web.demo.Business.SHOP;

import io.plumbline.campaign.api.AdvertiserDraft;
import io.plumbline.campaign.api.Advertisers;
import io.plumbline.campaign.api.AgreementDraft;
import io.plumbline.campaign.api.Agreements;
import io.plumbline.campaign.api.Budget;
import io.plumbline.campaign.api.BudgetPeriod;
import io.plumbline.campaign.api.CampaignDraft;
import io.plumbline.campaign.api.Campaigns;
import io.plumbline.campaign.api.Cap;
import io.plumbline.campaign.api.CapOf;
import io.plumbline.campaign.api.CapPeriod;
import io.plumbline.campaign.api.Destination;
import io.plumbline.campaign.api.Economics;
import io.plumbline.campaign.api.GoalDraft;
import io.plumbline.campaign.api.GoalKind;
import io.plumbline.campaign.api.Goals;
import io.plumbline.campaign.api.LinkDraft;
import io.plumbline.campaign.api.Links;
import io.plumbline.campaign.api.Objective;
import io.plumbline.campaign.api.PartnerDraft;
import io.plumbline.campaign.api.PartnerType;
import io.plumbline.campaign.api.Partners;
import io.plumbline.campaign.api.PlanStatus;
import io.plumbline.campaign.api.Price;
import io.plumbline.campaign.api.Pricing;
import io.plumbline.campaign.api.Rate;
import io.plumbline.campaign.api.Target;
import io.plumbline.campaign.api.RateWhen;
import io.plumbline.campaign.api.Tier;
import io.plumbline.campaign.api.TierMode;
import io.plumbline.campaign.api.When;
import io.plumbline.shared.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

/** Plans the demo's campaigns, agrees with its partners and hands out its links. */
@ApplicationScoped
public class Planning {

    private static final int LEAD = 10;
    /** That the demo's past reaches into. */
    private static final int MONTHS = 3;

    @Inject
    private Advertisers advertisers;
    @Inject
    private Goals goals;
    @Inject
    private Campaigns campaigns;
    @Inject
    private Partners partners;
    @Inject
    private Agreements agreements;
    @Inject
    private Links links;
    @Inject
    private Economics economics;

    void plan(World world, LocalDate today) {
        for (Business business : Business.values()) {
            world.advertisers.put(business, advertisers.add(new AdvertiserDraft(business.title, business.currency, business.zone.getId(), business.home,
                    List.of(business.home.replaceFirst("https://(www\\.)?", "")), null)).id());
        }
        economics(world, today);
        goals(world);
        campaigns(world, today);
        partners(world);
        agreements(world, today);
        Streams.ALL.forEach(stream -> link(world, stream));
    }

    /** What ended or rests, once its past has been told. */
    void settle(World world) {
        campaigns.move(world.campaigns.get("shop-native").id(), null, PlanStatus.PAUSED);
        campaigns.move(world.campaigns.get("saas-podcast").id(), null, PlanStatus.ENDED);
        links.move(world.links.get("Podcast mentions").id(), null, PlanStatus.PAUSED);
    }

    private void economics(World world, LocalDate today) {
        economics.setMargin(world.advertisers.get(SHOP), today.minusYears(1), new BigDecimal("0.55"));
        economics.setMargin(world.advertisers.get(SAAS), today.minusYears(1), new BigDecimal("0.8"));
        for (int ago = 0; ago <= MONTHS; ago++) {
            YearMonth month = YearMonth.from(today).minusMonths(ago);
            economics.setOverhead(world.advertisers.get(SHOP), month, Money.of("620.00", SHOP.currency));
            economics.setOverhead(world.advertisers.get(SAAS), month, Money.of("930.00", SAAS.currency));
        }
    }

    private void goals(World world) {
        goal(world, SHOP, "newsletter", "Newsletter sign-up", GoalKind.SIGNUP, "1.80", 14);
        goal(world, SHOP, "consultation", "Style consultation", GoalKind.LEAD, "12.00", 30);
        // Lists begin with the newest: the goal that matters most comes last.
        goal(world, SHOP, "sale", "Order", GoalKind.SALE, null, 30);
        goal(world, SAAS, "demo-request", "Demo request", GoalKind.LEAD, "95.00", 60);
        goal(world, SAAS, "subscription", "Subscription", GoalKind.SALE, null, 60);
        goal(world, SAAS, "install", "App install", GoalKind.INSTALL, "6.00", 7);
        goal(world, SAAS, "trial", "Free trial", GoalKind.SIGNUP, "38.00", 30);
    }

    private void goal(World world, Business business, String key, String name, GoalKind kind, String worth, int window) {
        goals.add(new GoalDraft(world.advertisers.get(business), key, name, kind, worth == null ? null : Money.of(worth, business.currency), window, 1));
    }

    private void campaigns(World world, LocalDate today) {
        campaign(world, today, "shop-search", SHOP, "Search always-on", Objective.SALES, "paid-search", null, "1200.00", BudgetPeriod.MONTHLY, target("roas", "4.0"), target("cpa", "9.50"));
        campaign(world, today, "shop-social", SHOP, "Social autumn", Objective.SALES, "paid-social", null, "700.00", BudgetPeriod.MONTHLY, target("cpa", "9.50"));
        campaign(world, today, "shop-affiliate", SHOP, "Affiliate programme", Objective.SALES, "affiliate", null, null, null, target("roas", "8.0"));
        campaign(world, today, "shop-creators", SHOP, "Creator collection", Objective.SALES, "influencer", null, "1500.00", BudgetPeriod.TOTAL, target("roas", "1.5"));
        campaign(world, today, "shop-native", SHOP, "Style editorials", Objective.TRAFFIC, "native", null, "900.00", BudgetPeriod.TOTAL, target("cpc", "0.35"));
        campaign(world, today, "shop-display", SHOP, "Autumn brand display", Objective.AWARENESS, "display", null, "25.00", BudgetPeriod.DAILY, target("ctr", "0.01"));
        campaign(world, today, "shop-video", SHOP, "Lookbook film", Objective.AWARENESS, "video", null, "800.00", BudgetPeriod.TOTAL, target("cpm", "25.00"));
        campaign(world, today, "shop-email", SHOP, "Newsletter", Objective.SALES, "email", null, "250.00", BudgetPeriod.MONTHLY, target("cr", "0.03"));
        campaign(world, today, "shop-content", SHOP, "Guides and advice", Objective.TRAFFIC, "organic", null, null, null);
        campaign(world, today, "shop-catalogue", SHOP, "Printed catalogue", Objective.SALES, "offline", null, "900.00", BudgetPeriod.TOTAL);
        campaign(world, today, "saas-search", SAAS, "Search core terms", Objective.LEADS, "paid-search", null, "900.00", BudgetPeriod.MONTHLY, target("cpa", "20.00"));
        campaign(world, today, "saas-social", SAAS, "Professionals", Objective.LEADS, "paid-social", null, "700.00", BudgetPeriod.MONTHLY, target("cpa", "80.00"));
        campaign(world, today, "saas-partners", SAAS, "Review partners", Objective.LEADS, "affiliate", null, null, null, target("cpa", "30.00"));
        campaign(world, today, "saas-podcast", SAAS, "Podcast season", Objective.LEADS, "influencer", today.minusDays(30), "2500.00", BudgetPeriod.TOTAL, target("cpa", "60.00"));
        campaign(world, today, "saas-webinars", SAAS, "Webinar series", Objective.LEADS, "other", null, null, null);
        campaign(world, today, "saas-app", SAAS, "Mobile app launch", Objective.INSTALLS, "display", null, "300.00", BudgetPeriod.MONTHLY, target("cpi", "2.50"));
        world.campaigns.put("shop-spring", campaigns.add(new CampaignDraft(world.advertisers.get(SHOP), "Spring preview", Objective.SALES, "paid-social",
                today.plusDays(60), today.plusDays(120), new Budget("2500.00", "EUR", BudgetPeriod.TOTAL), List.of(target("roas", "3.5")), null, PlanStatus.DRAFT)));
    }

    private void campaign(World world, LocalDate today, String key, Business business, String name, Objective objective, String channel, LocalDate ends, String budget,
            BudgetPeriod period, Target... targets) {
        world.campaigns.put(key, campaigns.add(new CampaignDraft(world.advertisers.get(business), name, objective, channel, today.minusDays(Streams.DAYS + LEAD), ends,
                budget == null ? null : new Budget(budget, business.currency, period), List.of(targets), null, PlanStatus.ACTIVE)));
    }

    private static Target target(String metric, String value) {
        return new Target(metric, new BigDecimal(value));
    }

    private void partners(World world) {
        partner(world, "sparfuchs", "Sparfuchs Gutscheine", PartnerType.AFFILIATE, "EUR");
        partner(world, "modeblog", "Modeblog Nord", PartnerType.PUBLISHER, "EUR");
        partner(world, "adriatic", "Adriatic Affiliate Network", PartnerType.NETWORK, "USD");
        partner(world, "clara", "Clara Winter", PartnerType.INFLUENCER, "EUR");
        partner(world, "nativereach", "Native Reach", PartnerType.NETWORK, "GBP");
        partner(world, "displaya", "Displaya", PartnerType.PLATFORM, "EUR");
        partner(world, "videonet", "Videonet", PartnerType.PUBLISHER, "CHF");
        partner(world, "reviewstack", "ReviewStack", PartnerType.AFFILIATE, "USD");
        partner(world, "podwave", "Podwave", PartnerType.INFLUENCER, "USD");
        partner(world, "applane", "AppLane", PartnerType.PLATFORM, "USD");
        world.partners.put("northlight", partners.add(new PartnerDraft("Northlight Media", PartnerType.PUBLISHER, "partners@northlight.example", "EUR", PlanStatus.DRAFT)));
    }

    private void partner(World world, String key, String name, PartnerType type, String currency) {
        world.partners.put(key, partners.add(new PartnerDraft(name, type, "partners@" + key + ".example", currency, PlanStatus.ACTIVE)));
    }

    private void agreements(World world, LocalDate today) {
        LocalDate begin = today.minusDays(Streams.DAYS + LEAD);
        agree(world, "shop-affiliate", "sparfuchs", begin, List.of(), percent(Pricing.CPS, "sale", "7.5", RateWhen.ALWAYS), amount(Pricing.CPL, "newsletter", "0.80"));
        agree(world, "shop-affiliate", "sparfuchs", today.minusDays(40), List.of(new Cap(CapOf.PAYOUT, CapPeriod.MONTHLY, new BigDecimal("1500"))),
                tiers(Pricing.CPS, "sale", TierMode.MARGINAL, new Tier(BigDecimal.ZERO, null, new BigDecimal("6")), new Tier(new BigDecimal("2000"), null, new BigDecimal("8"))),
                amount(Pricing.CPL, "newsletter", "1.00"));
        agree(world, "shop-affiliate", "modeblog", begin, List.of(), percent(Pricing.CPS, "sale", "9", RateWhen.ALWAYS),
                percent(Pricing.CPS, "sale", "13", new RateWhen(List.of(), List.of(), true)), amount(Pricing.CPL, "consultation", "4.50"));
        agree(world, "shop-affiliate", "adriatic", begin, List.of(),
                tiers(Pricing.CPS, "sale", TierMode.ALL, new Tier(BigDecimal.ZERO, null, new BigDecimal("8")), new Tier(new BigDecimal("1000"), null, new BigDecimal("9.5"))));
        agree(world, "shop-creators", "clara", begin, List.of(), amount(Pricing.FLAT, null, "450.00"), percent(Pricing.CPS, "sale", "6", RateWhen.ALWAYS));
        agree(world, "shop-native", "nativereach", begin, List.of(new Cap(CapOf.CLICKS, CapPeriod.DAILY, new BigDecimal("400"))), amount(Pricing.CPC, null, "0.24"));
        agree(world, "shop-display", "displaya", begin, List.of(), amount(Pricing.CPM, null, "6.50"), amount(Pricing.CPC, null, "0.45"));
        agree(world, "shop-video", "videonet", begin, List.of(), amount(Pricing.CPM, null, "11.00"), amount(Pricing.FLAT, null, "120.00"));
        agree(world, "saas-partners", "reviewstack", begin, List.of(), amount(Pricing.CPL, "demo-request", "32.00"), amount(Pricing.CPL, "trial", "14.00"),
                percent(Pricing.CPS, "subscription", "10", RateWhen.ALWAYS));
        agree(world, "saas-podcast", "podwave", begin, List.of(), amount(Pricing.FLAT, null, "650.00"), amount(Pricing.CPA, null, "9.00"));
        agree(world, "saas-app", "applane", begin, List.of(new Cap(CapOf.CONVERSIONS, CapPeriod.WEEKLY, new BigDecimal("60"))),
                tiers(Pricing.CPI, "install", TierMode.ALL, new Tier(BigDecimal.ONE, price("2.60"), null), new Tier(new BigDecimal("10"), price("2.20"), null)));
    }

    private void agree(World world, String campaign, String partner, LocalDate from, List<Cap> caps, Rate... rates) {
        agreements.add(new AgreementDraft(world.campaigns.get(campaign).id(), world.partners.get(partner).id(), from.toString(), List.of(rates), 30, caps));
    }

    private static Rate percent(Pricing pricing, String goal, String percent, RateWhen when) {
        return new Rate(pricing, goal, null, new BigDecimal(percent), List.of(), null, when);
    }

    private static Rate amount(Pricing pricing, String goal, String amount) {
        return new Rate(pricing, goal, price(amount), null, List.of(), null, RateWhen.ALWAYS);
    }

    private static Rate tiers(Pricing pricing, String goal, TierMode mode, Tier... tiers) {
        return new Rate(pricing, goal, null, null, List.of(tiers), mode, RateWhen.ALWAYS);
    }

    private static Price price(String amount) {
        return new Price(new BigDecimal(amount), null);
    }

    private void link(World world, Stream stream) {
        UUID partner = stream.partner() == null ? null : world.partners.get(stream.partner()).id();
        world.links.put(stream.link(), links.add(new LinkDraft(world.campaigns.get(stream.campaign()).id(), partner,
                null, destinations(stream), null, stream.link(), PlanStatus.ACTIVE)));
    }

    private static List<Destination> destinations(Stream stream) {
        String home = stream.business().home;
        String page = home + "/" + stream.campaign().replaceFirst("^[a-z]+-", "");
        return switch (stream.campaign()) {
            case "shop-social", "saas-search" -> List.of(new Destination(null, page + "/a?click={clickid}", 1, When.ALWAYS, "Page A"),
                    new Destination(null, page + "/b?click={clickid}", 1, When.ALWAYS, "Page B"));
            case "shop-search" -> List.of(new Destination(null, home + "/ch/?click={clickid}", 1, new When(List.of("CH"), List.of(), null), "Swiss shop"),
                    new Destination(null, home + "/?click={clickid}", 3, When.ALWAYS, "Shop"), new Destination(null, home + "/new?click={clickid}", 1, When.ALWAYS, "New arrivals"));
            case "saas-app" -> List.of(new Destination(null, home + "/app/ios", 1, new When(List.of(), List.of("mobile", "tablet"), null), "App page"),
                    new Destination(null, home + "/app", 1, When.ALWAYS, "Desktop page"));
            default -> List.of(new Destination(null, page, 1, When.ALWAYS, null));
        };
    }
}
