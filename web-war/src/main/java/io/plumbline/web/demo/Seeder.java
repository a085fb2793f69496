package io.plumbline.web.demo;

import io.plumbline.campaign.api.Workspace;
import io.plumbline.campaign.api.Workspace.DemoState;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Caller;
import io.plumbline.web.demo.Happening.Fate;
import io.plumbline.web.demo.Happening.Reported;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** Writes the demo data, in the order in which they would have come in. */
@ApplicationScoped
public class Seeder {

    /** Another number, another past. */
    static final long SEED = 20_261_121L;

    private static final Logger LOG = System.getLogger(Seeder.class.getName());
    private static final int CHAPTER = 200;
    private static final int DECISIONS = 50;

    @Inject
    private Workspace workspace;
    @Inject
    private Authority authority;
    @Inject
    private Planning planning;
    @Inject
    private Telling telling;
    @Inject
    private Surroundings surroundings;
    @Inject
    private Affiliates affiliates;
    @Inject
    private Paydays paydays;
    @Inject
    private Showroom showroom;
    @Inject
    private PageTests pageTests;
    @Inject
    private Progress progress;
    @Inject
    private Clock clock;

    /** An interrupted run is thrown away first: half a past would have halves of journeys in it. */
    @ActivateRequestContext
    public void seed(BooleanSupplier stopping) {
        authority.actAs(Caller.system("demo"));
        if (workspace.demoState() == DemoState.READY) {
            return;
        }
        if (workspace.demoState() == DemoState.SEEDING) {
            workspace.reset();
        }
        workspace.beginDemo();
        Instant begin = clock.instant();
        LOG.log(Level.INFO, "Demo data are being made, seed " + SEED);
        World world = new World();
        if (write(world, begin, stopping)) {
            workspace.completeDemo();
            progress.at(100);
            LOG.log(Level.INFO, "Demo data are complete: " + world.clicks.size() + " clicks, " + world.conversions.size() + " conversions, "
                    + Duration.between(begin, clock.instant()).toSeconds() + " s");
        }
    }

    private boolean write(World world, Instant now, BooleanSupplier stopping) {
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        Past.Made past = Past.make(SEED, now);
        surroundings.rates(SEED, today);
        planning.plan(world, today);
        surroundings.files(world, today);
        progress.at(5);
        for (int i = 0; i < past.timeline().size(); i += CHAPTER) {
            if (stopping.getAsBoolean()) {
                return false;
            }
            List<Happening> chapter = past.timeline().subList(i, Math.min(past.timeline().size(), i + CHAPTER));
            telling.arrive(world, chapter);
            telling.tell(world, chapter);
            progress.at(5 + (int) (80L * i / past.timeline().size()));
        }
        pageTests.run(SEED, world, now);
        // What follows restates what has been told so far: decisions, refunds, corrected costs.
        Instant told = clock.instant();
        decide(world);
        progress.at(93);
        surroundings.costs(world, MediaCosts.of(SEED, now, past.clicksByDay()));
        surroundings.leads(SEED, world, now);
        refusals(world, now);
        planning.settle(world);
        surroundings.reports(told);
        surroundings.colleagues(world);
        affiliates.tell(world);
        paydays.pay(world, now.atZone(ZoneOffset.UTC).toLocalDate());
        showroom.furnish(world, today);
        surroundings.models(world, today, told);
        return true;
    }

    private void decide(World world) {
        Map<UUID, Reported> chapter = new LinkedHashMap<>();
        for (Map.Entry<UUID, Reported> one : world.conversions.entrySet()) {
            if (!one.getValue().fate().equals(Fate.OPEN)) {
                chapter.put(one.getKey(), one.getValue());
            }
            if (chapter.size() == DECISIONS) {
                telling.decide(chapter);
                chapter.clear();
            }
        }
        telling.decide(chapter);
    }

    private void refusals(World world, Instant now) {
        for (int i = 0; i < 4; i++) {
            telling.refuse(world, Business.SHOP, now.minus(Duration.ofHours(3 + 31L * i)), "click_id={clickid}&goal=sale&txid=LM-7" + i + "&amount=49.90&currency=EUR", 404,
                    "click-not-found");
        }
        telling.refuse(world, Business.SHOP, now.minus(Duration.ofHours(9)), "click_id=" + world.clicks.get(10) + "&goal=sale&txid=LM-81&amount=49,9O&currency=EUR", 400,
                "amount-malformed");
        telling.refuse(world, Business.SAAS, now.minus(Duration.ofHours(14)), "click_id=" + world.clicks.get(12) + "&goal=signup", 400, "goal-unknown");
    }
}
