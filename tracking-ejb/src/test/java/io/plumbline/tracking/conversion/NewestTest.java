package io.plumbline.tracking.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.shared.Ids;
import io.plumbline.shared.PageRequest;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Filter;
import io.plumbline.tracking.store.Newest;
import io.plumbline.tracking.store.Sql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Shown with postback entries, which are the simplest rows of those that are listed so. */
class NewestTest {

    private static final long SEED = 611;
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final int PAGE = 7;

    private record Row(UUID id, Instant at, String outcome) {
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void pages_hold_what_fits_the_newest_first_and_nothing_twice(Databases database) {
        Shopfloor shop = new Shopfloor(database);
        UUID advertiser = Ids.next();
        List<Row> rows = rows(shop, advertiser);
        Instant from = NOON.minusSeconds(40_000);

        assertThat(walk(shop, advertiser, null, null)).as("seed " + SEED).isEqualTo(fitting(rows, row -> true));
        assertThat(walk(shop, advertiser, "duplicate", null)).as("seed " + SEED).isEqualTo(fitting(rows, row -> row.outcome().equals("duplicate")));
        assertThat(walk(shop, advertiser, "recorded", from)).as("seed " + SEED).isEqualTo(fitting(rows, row -> row.outcome().equals("recorded") && !row.at().isBefore(from)));
    }

    @Test
    void h2_reads_no_more_rows_than_the_page_has() {
        Shopfloor shop = new Shopfloor(Databases.H2);
        rows(shop, Ids.next());
        Filter where = new Filter().and("outcome = ?", "recorded");

        String plan = shop.tx(() -> shop.part(Sql.class).one("explain " + list(shop, where, null), row -> row.getString(1), where.args())).orElseThrow();

        assertThat(plan).contains("index sorted").doesNotContain("tableScan");
    }

    private static List<Row> rows(Shopfloor shop, UUID advertiser) {
        Random random = new Random(SEED);
        List<Row> rows = new ArrayList<>();
        shop.tx(() -> {
            for (int i = 0; i < 120; i++) {
                // What is told late has a younger id than its time.
                Row row = new Row(Ids.next(), NOON.minusSeconds(random.nextInt(90_000)), List.of("recorded", "duplicate", "rejected").get(random.nextInt(3)));
                rows.add(row);
                shop.part(Sql.class).insert("postback_entry", new Columns().with("id", row.id()).with("at", row.at()).with("door", "postback").with("http_method", "GET")
                        .with("query", "").with("outcome", row.outcome()).with("status", 200).with("advertiser_id", advertiser));
            }
            return null;
        });
        return rows;
    }

    private static List<UUID> walk(Shopfloor shop, UUID advertiser, String outcome, Instant from) {
        List<UUID> seen = new ArrayList<>();
        UUID last = null;
        List<UUID> page;
        do {
            Filter where = new Filter().and("advertiser_id = ?", advertiser).and("outcome = ?", outcome).and("at >= ?", from);
            UUID after = last;
            page = shop.tx(() -> shop.part(Sql.class).list(list(shop, where, after), row -> Sql.uuid(row, "id"), where.args())).stream().limit(PAGE).toList();
            seen.addAll(page);
            last = page.isEmpty() ? null : page.get(page.size() - 1);
        } while (last != null && seen.size() <= 200);
        return seen;
    }

    private static String list(Shopfloor shop, Filter where, UUID after) {
        return shop.part(Newest.class).page("tracking.postback_entry", "postback_newest", where, new PageRequest(PAGE, after));
    }

    private static List<UUID> fitting(List<Row> rows, Predicate<Row> fits) {
        return rows.stream().filter(fits).map(Row::id).sorted(Comparator.comparing(UUID::toString).reversed()).toList();
    }
}
