package io.plumbline.tracking.click;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.tracking.importing.InProcess;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Filter;
import io.plumbline.tracking.store.Sql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of clicks by way of their links, against all clicks sorted by hand. */
class NewestClicksTest {

    private static final long SEED = 20261122L;
    private static final Instant AT = Instant.parse("2026-11-22T05:00:00Z");
    /** More than are looked at in one go. */
    private static final int LINKS = 1_300;
    private static final int CLICKS = 4_000;
    /** Milliseconds between two clicks. */
    private static final int STEP = 500;

    private record Plan(UUID id, UUID advertiser, UUID campaign, UUID partner) {
    }

    private record Made(UUID id, Instant at, Plan link, String verdict) {
    }

    private record Owner(UUID advertiser, UUID campaign, UUID partner, UUID link) {

        Filter links() {
            return new Filter().and("c.advertiser_id = ?", advertiser).and("l.campaign_id = ?", campaign).and("l.partner_id = ?", partner).and("l.id = ?", link);
        }
    }

    private final Random random = new Random(SEED);
    private final List<Plan> links = new ArrayList<>();
    private final List<Made> clicks = new ArrayList<>();
    private Sql sql;
    private NewestClicks newest;

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void the_newest_clicks_of_whomever_are_those_of_all_clicks_sorted(String database) throws Exception {
        try (InProcess house = InProcess.on(database)) {
            fill(house, database);
            for (int i = 0; i < 60; i++) {
                Plan some = links.get((int) (LINKS * Math.pow(random.nextDouble(), 4)));
                Owner owner = new Owner(random.nextInt(3) == 0 ? some.advertiser() : null, random.nextInt(3) == 0 ? some.campaign() : null,
                        random.nextInt(3) == 0 ? some.partner() : null, random.nextInt(6) == 0 ? some.id() : null);
                String verdict = random.nextInt(3) == 0 ? "invalid" : null;
                UUID before = random.nextInt(2) == 0 ? null : clicks.get(random.nextInt(CLICKS)).id();
                Instant from = random.nextInt(3) > 0 ? null : AT.plusMillis(random.nextInt(CLICKS * STEP));
                int most = 1 + random.nextInt(80);
                assertThat(newest.ids(owner.links(), new Filter().and("verdict = ?", verdict).and("id < ?", before).and("at >= ?", from), from, most))
                        .as("seed %d, %s, %s, before %s, from %s, %d", SEED, owner, verdict, before, from, most).isEqualTo(byHand(owner, verdict, before, from, most));
            }
            assertThat(newest.ids(new Owner(UUID.randomUUID(), null, null, null).links(), new Filter(), null, 10)).as("of somebody without links").isEmpty();
        }
    }

    private void fill(InProcess house, String database) throws Exception {
        sql = house.wire(new Sql());
        newest = house.wire(new NewestClicks(), sql);
        sql.update(Files.readString(Path.of("src/main/resources/db/tracking/" + database.toLowerCase(Locale.ROOT) + "/V202611221500__clicks_by_link.sql")));
        sql.update("create schema campaign");
        sql.update("create table campaign.pub_link (id uuid primary key, campaign_id uuid, partner_id uuid)");
        sql.update("create table campaign.pub_campaign (id uuid primary key, advertiser_id uuid)");
        for (int campaign = 0; campaign < 40; campaign++) {
            sql.update("insert into campaign.pub_campaign values (?, ?)", new UUID(2, campaign), new UUID(1, campaign % 7));
        }
        for (int link = 0; link < LINKS; link++) {
            int campaign = random.nextInt(40);
            Plan plan = new Plan(new UUID(random.nextLong(), link), new UUID(1, campaign % 7), new UUID(2, campaign), random.nextInt(4) == 0 ? null : new UUID(3, random.nextInt(30)));
            links.add(plan);
            sql.update("insert into campaign.pub_link values (?, ?, ?)", plan.id(), plan.campaign(), plan.partner());
        }
        for (int i = 0; i < CLICKS; i++) {
            // Few links have most of the clicks, and many have none.
            Made click = new Made(new UUID(AT.toEpochMilli() + i / 3 * 3 * STEP << 16 | 0x7000 | random.nextInt(4096), random.nextLong()), AT.plusMillis(i / 3 * 3 * STEP - random.nextInt(90) * 1000),
                    links.get((int) (LINKS * Math.pow(random.nextDouble(), 4))), random.nextInt(5) == 0 ? "invalid" : "valid");
            clicks.add(click);
            sql.insert("click", new Columns().with("id", click.id()).with("at", click.at()).with("recorded_at", AT).with("advertiser_id", click.link().advertiser())
                    .with("campaign_id", click.link().campaign()).with("link_id", click.link().id()).with("partner_id", click.link().partner()).with("verdict", click.verdict())
                    .with("is_unique", true).with("person_id", click.id()).with("channel", "affiliate").with("params", "{}").with("trace", "[]"));
        }
    }

    private List<UUID> byHand(Owner owner, String verdict, UUID before, Instant from, int most) {
        Stream<Made> own = clicks.stream().filter(click -> fits(owner.advertiser(), click.link().advertiser()) && fits(owner.campaign(), click.link().campaign())
                && fits(owner.partner(), click.link().partner()) && fits(owner.link(), click.link().id()) && (verdict == null || verdict.equals(click.verdict())));
        return own.filter(click -> from == null || !click.at().isBefore(from)).map(Made::id).filter(id -> before == null || id.toString().compareTo(before.toString()) < 0).sorted(Comparator.comparing(UUID::toString).reversed()).limit(most).toList();
    }

    private static boolean fits(UUID asked, UUID own) {
        return asked == null || asked.equals(own);
    }
}
