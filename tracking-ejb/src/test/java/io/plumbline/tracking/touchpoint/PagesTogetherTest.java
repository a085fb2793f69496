package io.plumbline.tracking.touchpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.shared.Ids;
import io.plumbline.tracking.api.ConsentSignals;
import io.plumbline.tracking.api.PrivacyPolicy;
import io.plumbline.tracking.api.Visit;
import io.plumbline.tracking.cap.ClickCaps;
import io.plumbline.tracking.click.Confirmation;
import io.plumbline.tracking.click.Touches;
import io.plumbline.tracking.click.Whereabouts;
import io.plumbline.tracking.identity.Kin;
import io.plumbline.tracking.identity.Persons;
import io.plumbline.tracking.importing.InProcess;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Sql;
import io.plumbline.tracking.traffic.Screening;
import java.sql.Savepoint;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of many visitors leave the same rows behind whether they are stored one by one or in batches, however those are cut, and however often one is tried in vain. */
class PagesTogetherTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final int HISTORIES = 60;
    private static final int VISITORS = 7;
    private static final int CLICKS = 8;
    private static final int MINUTES = 100;
    private static final String[] WAYS = {"", "", "?utm_medium=email", "?utm_medium=cpc&utm_source=google"};
    private static final String[] REFERRERS = {null, null, "https://www.paypal.com/checkout", "https://blog.example/post"};

    private InProcess house;
    private Sql sql;
    private Persons persons;
    private Confirmation confirmation;
    private Landings landings;

    /** One story: what was there before, and what was seen. */
    private record History(List<Columns> clicks, List<UUID[]> merges, List<UUID[]> apart, List<Columns> touches, List<PageSeen> pages) {
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void batches_leave_the_same_rows_as_one_page_after_the_other(String database) throws Exception {
        long seed = Long.getLong("plumbline.seed", System.nanoTime());
        System.out.println("PagesTogetherTest on " + database + ": seed " + seed);
        try (InProcess opened = InProcess.on(database)) {
            open(opened);
            int merged = 0;
            int begun = 0;
            int confirmed = 0;
            for (int i = 0; i < HISTORIES; i++) {
                Random random = new Random(seed + i);
                History history = history(random);
                List<String> plain = plainly(history);
                assertThat(together(history, random)).as("history %d of seed %d on %s", i, seed, database).isEqualTo(plain);
                merged += plain.stream().filter(row -> row.startsWith("merge") && row.contains("click-id")).count();
                begun += plain.stream().filter(row -> row.startsWith("touch") && row.contains("visit")).count();
                confirmed += plain.stream().filter(row -> row.contains("prefetch-confirmed")).count();
            }
            assertThat(List.of(merged, begun, confirmed)).as("there was something to compare").allMatch(count -> count > HISTORIES);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void who_was_merged_by_somebody_else_meanwhile_is_known_at_the_next_try(String database) throws Exception {
        try (InProcess opened = InProcess.on(database)) {
            open(opened);
            UUID shop = new UUID(1, 1);
            UUID visitor = Persons.named(shop, "visitor", "visitor-1");
            Kin asked = persons.among(shop, List.of(visitor, new UUID(8, 1)));
            persons.merge(shop, visitor, new UUID(8, 2), "visitor", NOON);
            house.commit();

            asked.merge(visitor, new UUID(8, 1), "click-id", NOON);
            assertThatThrownBy(() -> persons.write(asked)).isNotNull();
            house.rollback();
            Kin again = persons.among(shop, List.of(visitor, new UUID(8, 1)));
            again.merge(visitor, new UUID(8, 1), "click-id", NOON);
            persons.write(again);
            assertThat(persons.canonical(shop, visitor)).isEqualTo(new UUID(8, 2));
        }
    }

    private void open(InProcess opened) {
        house = opened;
        sql = house.wire(new Sql());
        persons = house.wire(new Persons(), sql);
        Screening screening = new Screening();
        confirmation = house.wire(new Confirmation(), sql, screening, new ClickCaps());
        landings = house.wire(new Landings(), persons, house.wire(new Touches(), sql), confirmation, house.wire(new Whereabouts(), sql, screening), house.wire(new VisitBook(), sql),
                Clock.fixed(NOON, ZoneOffset.UTC));
    }

    private List<String> plainly(History history) {
        begin(history);
        PagesOneByOne plain = new PagesOneByOne(sql, persons, house.wire(new Touches(), sql), confirmation);
        int counts = 0;
        for (PageSeen page : history.pages()) {
            counts += plain.see(page, NOON);
        }
        return left(counts);
    }

    private List<String> together(History history, Random random) throws Exception {
        begin(history);
        int counts = 0;
        List<PageSeen> pages = history.pages();
        for (int from = 0; from < pages.size(); ) {
            int to = Math.min(pages.size(), from + 1 + random.nextInt(random.nextBoolean() ? 5 : 200));
            if (random.nextInt(4) == 0) {
                Savepoint before = house.connection().setSavepoint();
                landings.see(pages.subList(from, to));
                house.connection().rollback(before);
            }
            counts += landings.see(pages.subList(from, to)).size();
            from = to;
        }
        return left(counts);
    }

    private void begin(History history) {
        history.clicks().forEach(click -> sql.insert("click", click));
        history.touches().forEach(touch -> sql.insert("touchpoint", touch));
        history.merges().forEach(two -> persons.merge(two[0], two[1], two[2], "visitor", NOON));
        history.apart().forEach(two -> sql.insert("person_unmerge", new Columns().with("id", Ids.next()).with("advertiser_id", two[0]).with("person_id", two[1]).with("stated_id", two[2])
                .with("evidence", "click-id").with("merged_at", NOON).with("undone_at", NOON).with("undone_by", "somebody")));
    }

    /** Every row that pages can change, and how much they counted; the tables are empty afterwards. */
    private List<String> left(int counts) {
        List<String> left = new ArrayList<>(List.of(counts + " counts"));
        left.addAll(sql.list("select * from tracking.touchpoint order by row_key", row -> "touch " + row.getString("row_key") + row.getString("person_id") + Sql.instant(row, "at")
                + row.getString("interaction") + row.getString("channel")));
        left.addAll(sql.list("select * from tracking.person_merge order by advertiser_id, person_id", row -> "merge " + row.getString("advertiser_id") + row.getString("person_id")
                + row.getString("canonical_id") + row.getString("stated_id") + row.getString("evidence")));
        left.addAll(sql.list("select * from tracking.click order by id", row -> "click " + row.getString("id") + row.getString("verdict") + row.getString("reason") + Sql.instant(row, "valid_since")
                + row.getBoolean("is_unique")));
        left.addAll(sql.list("select * from tracking.unique_click order by campaign_id, fingerprint", row -> "unique " + row.getString("fingerprint") + Sql.instant(row, "window_start")));
        house.rollback();
        return left;
    }

    private History history(Random random) {
        UUID[] shops = {new UUID(1, 1), new UUID(1, 2)};
        History history = new History(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < CLICKS; i++) {
            history.clicks().add(click(i, shops[random.nextInt(4) / 3], random));
        }
        for (int i = 0; i < 3; i++) {
            UUID shop = shops[random.nextInt(2)];
            history.merges().add(new UUID[] {shop, visitor(shop, random), random.nextBoolean() ? visitor(shop, random) : clicker(random)});
            history.apart().add(new UUID[] {shop, visitor(shop, random), clicker(random)});
            PageSeen page = page(shop, history.clicks(), random);
            if (page.channel() != null) {
                history.touches().add(new Columns().with("id", Ids.next()).with("row_key", Beginnings.key(page)).with("advertiser_id", shop).with("person_id", page.person()).with("at", page.at())
                        .with("recorded_at", NOON).with("interaction", "visit").with("channel", page.channel()));
            }
        }
        for (int i = 0; i < 150; i++) {
            history.pages().add(page(shops[random.nextInt(5) / 4], history.clicks(), random));
        }
        return history;
    }

    private static Columns click(int number, UUID shop, Random random) {
        boolean valid = random.nextBoolean();
        return new Columns().with("id", new UUID(7, number)).with("at", time(random)).with("recorded_at", NOON).with("valid_since", valid ? NOON : null).with("advertiser_id", shop)
                .with("campaign_id", shop).with("link_id", shop).with("verdict", valid ? "valid" : "invalid").with("reason", valid ? null : "prefetch").with("is_unique", valid)
                .with("visitor_id", random.nextBoolean() ? "clicker-" + random.nextInt(3) : null).with("person_id", random.nextInt(3) == 0 ? visitor(shop, random) : clicker(random))
                .with("channel", "affiliate").with("params", "{}").with("trace", "[]");
    }

    private static UUID clicker(Random random) {
        return new UUID(8, random.nextInt(4));
    }

    private static UUID visitor(UUID shop, Random random) {
        return Persons.named(shop, "visitor", "visitor-" + random.nextInt(VISITORS));
    }

    /** Times repeat, and do not come in order: those of two nodes, or of two browsers. */
    private static Instant time(Random random) {
        return NOON.plusSeconds(60L * random.nextInt(MINUTES));
    }

    private static PageSeen page(UUID shop, List<Columns> clicks, Random random) {
        UUID click = clicks.isEmpty() || random.nextInt(3) > 0 ? null : (UUID) clicks.get(random.nextInt(clicks.size())).values().get(0);
        boolean named = click != null && random.nextBoolean();
        String way = WAYS[random.nextInt(WAYS.length)];
        Map<String, String> landed = named ? Map.of("click_id", click.toString()) : way.isEmpty() ? Map.of()
                : way.contains("email") ? Map.of("utm_medium", "email") : Map.of("utm_medium", "cpc", "utm_source", "google");
        String type = random.nextInt(8) == 0 ? "form" : "pageview";
        Visit visit = new Visit(time(random), shop, type, random.nextInt(10) == 0 ? null : "visitor-" + random.nextInt(VISITORS), click == null ? null : click.toString(),
                "https://shop.example/shoes" + (named ? "?click_id=" + click : way), REFERRERS[random.nextInt(REFERRERS.length)], landed, "agent", "192.0.2.1", ConsentSignals.NONE, null);
        return PageSeen.of(visit, PrivacyPolicy.STANDARD, random.nextInt(8) > 0);
    }
}
