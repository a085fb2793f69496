package io.plumbline.web.demo;

import io.plumbline.campaign.api.Destination;
import io.plumbline.campaign.api.Experiment;
import io.plumbline.campaign.api.ExperimentArm;
import io.plumbline.campaign.api.ExperimentDraft;
import io.plumbline.campaign.api.ExperimentMeasure;
import io.plumbline.campaign.api.ExperimentStatus;
import io.plumbline.campaign.api.Experiments;
import io.plumbline.campaign.api.Link;
import io.plumbline.campaign.api.LinkDraft;
import io.plumbline.campaign.api.Links;
import io.plumbline.campaign.api.PlanStatus;
import io.plumbline.campaign.api.When;
import io.plumbline.tracking.api.Arrival;
import io.plumbline.tracking.api.ConversionReport;
import io.plumbline.tracking.api.Conversions;
import io.plumbline.tracking.api.Door;
import io.plumbline.tracking.api.Hits;
import io.plumbline.tracking.api.Routed;
import io.plumbline.tracking.api.Spool;
import io.plumbline.tracking.api.Visit;
import io.plumbline.tracking.api.Visits;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Experiments of the demo: one that is won, one that has not seen enough, and one, which says so, whose split is broken because a page loses its visitors. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PageTests {

    private static final Duration STORED = Duration.ofMinutes(1);
    private static final int DAYS = 21;
    private static final int RETURNS_TO_BUY = 36;

    /**
     * @param rates of visitors who buy, by variant
     * @param seen  share of prefetched visits whose landing page is seen, by variant; 1 where nothing is prefetched
     */
    private record Test(String campaign, String name, String hypothesis, String old, String fresh, int visitors, double[] rates, double[] seen) {
    }

    private record Bought(UUID click, String visitor, Instant at, String amount) {
    }

    private static final List<Test> TESTS = List.of(
            new Test("shop-search", "Shop window against category list", "A shop window with looks sells more than the list of categories.", "list", "window", 1500,
                    new double[] {0.07, 0.14}, new double[] {1, 1}),
            new Test("shop-social", "Price on the banner page", "Prices above the fold bring more buyers.", "without", "with", 260, new double[] {0.06, 0.07}, new double[] {1, 1}),
            new Test("shop-display", "Video on the landing page (split broken on purpose)", "A video holds visitors for longer. This one is in the demo to show a broken split: "
                    + "the page with the video takes so long to load that a third of its visitors leave before they are counted. What is left cannot be compared, so there is no verdict.",
                    "still", "video", 1100, new double[] {0.05, 0.05}, new double[] {0.96, 0.62}));

    @Inject
    private Links links;
    @Inject
    private Experiments experiments;
    @Inject
    private Hits hits;
    @Inject
    private Spool spool;
    @Inject
    private Visits visits;
    @Inject
    private Conversions conversions;

    public void run(long seed, World world, Instant now) {
        Dice dice = new Dice(seed + 9);
        for (Test test : TESTS) {
            play(test, begin(test, world, now), world, dice, now);
        }
    }

    private Link begin(Test test, World world, Instant now) {
        String page = Business.SHOP.home + "/" + test.name().toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z]+", "-");
        Link link = links.add(new LinkDraft(world.campaigns.get(test.campaign()).id(), null, null, List.of(new Destination(null, page + "/" + test.old(), 1, When.ALWAYS, test.old()),
                new Destination(null, page + "/" + test.fresh(), 1, When.ALWAYS, test.fresh())), null, test.name(), PlanStatus.ACTIVE));
        Experiment experiment = experiments.add(new ExperimentDraft(link.id(), test.name(), test.hypothesis(), "sale", ExperimentMeasure.CONVERSION_RATE, null, new BigDecimal("0.2"), 14,
                List.of(new ExperimentArm(test.old(), link.destinations().get(0).id(), null, 1), new ExperimentArm(test.fresh(), link.destinations().get(1).id(), null, 1))));
        experiments.move(experiment.id(), null, ExperimentStatus.RUNNING, now.minus(Duration.ofDays(DAYS).plusHours(1)));
        return link;
    }

    private void play(Test test, Link link, World world, Dice dice, Instant now) {
        boolean prefetched = test.seen()[0] < 1;
        // Whom the draw sends where differs from seeding to seeding; what the first, second, … visitor of a variant does must not, or the verdict would differ too.
        List<Dice> lucks = List.of(dice.another(), dice.another());
        List<Visit> landed = new ArrayList<>();
        List<Bought> bought = new ArrayList<>();
        UUID shop = world.advertisers.get(Business.SHOP);
        for (int i = 0; i < test.visitors(); i++) {
            Instant at = now.minus(Duration.ofMinutes(1440L * DAYS * (test.visitors() - i) / test.visitors() + dice.below(25)));
            String visitor = dice.hex(32);
            String agent = dice.one(dice.happens(Business.SHOP.mobile) ? Agents.MOBILE : Agents.DESKTOP);
            String address = "198.51.100." + (1 + dice.below(250));
            Routed routed = hits.arrive(link.key(), new Arrival(at, new Arrival.MapOfParams(Map.of("src", List.of("page-test"))), address, agent, null, "de-DE,de;q=0.9",
                    prefetched ? "prefetch" : null, false, visitor, List.of(), "DE"));
            int variant = routed.location() != null && routed.location().startsWith(link.destinations().get(1).url()) ? 1 : 0;
            Dice luck = lucks.get(variant);
            boolean seen = luck.happens(test.seen()[variant]);
            if (prefetched && seen) {
                landed.add(new Visit(at.plusSeconds(2), shop, "pageview", visitor, routed.clickId().toString(), link.destinations().get(variant).url(), null,
                        Map.of("click_id", routed.clickId().toString()), agent, address));
            }
            if (seen && luck.happens(test.rates()[variant])) {
                Instant then = at.plus(Duration.ofMinutes(5 + luck.below(60 * RETURNS_TO_BUY)));
                bought.add(new Bought(routed.clickId(), visitor, then.isBefore(now) ? then : now.minusSeconds(60), amount(luck)));
            }
        }
        spool.settle(STORED);
        landed.forEach(visits::see);
        for (int i = 0; i < bought.size(); i++) {
            Bought one = bought.get(i);
            conversions.record(new ConversionReport(Door.REST, "sale", shop, one.click().toString(), List.of(), one.visitor(), null, null,
                    "PT-" + test.fresh() + "-" + i, one.amount(), "EUR", one.at(), "approved", List.of(), "DE", null, null, null));
        }
    }

    private static String amount(Dice dice) {
        return BigDecimal.valueOf(62 * dice.lognormal(0.5)).setScale(2, RoundingMode.HALF_EVEN).toPlainString();
    }
}
