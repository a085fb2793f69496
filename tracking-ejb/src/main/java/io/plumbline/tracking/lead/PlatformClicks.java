package io.plumbline.tracking.lead;

import io.plumbline.shared.Ids;
import io.plumbline.tracking.click.Touched;
import io.plumbline.tracking.click.Touches;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Finds the click that an ad platform's id stands for, for leads that come back with that id only. Ids are noted as clicks are stored, by {@link PlatformNotes}.
 */
@ApplicationScoped
public class PlatformClicks {

    /** As the platforms themselves name them, in addresses and in messages. */
    static final List<String> NAMES = List.of("gclid", "gcl_id", "gbraid", "wbraid", "fbclid", "msclkid", "ttclid", "twclid", "li_fat_id");
    /** All of these names end alike: who has no such parameter need not be read any further. */
    static final String ENDING = "id\":";
    /** No longer than leads wait for their click. */
    static final Duration KEPT = Duration.ofDays(90);
    /** What is shorter was typed by somebody who tries things out. */
    private static final int SHORTEST = 10;
    private static final int LONGEST = 512;

    @Inject
    private Touches touches;
    @Inject
    private Sql sql;

    /** @param values of fields and parameters, under their names */
    Optional<Touched> find(UUID advertiserId, Map<String, String> values, Instant before) {
        return NAMES.stream().map(values::get).flatMap(value -> find(advertiserId, value, before).stream()).findFirst();
    }

    /** @param value whatever came where a click id should stand; null finds nothing @param before a click after it cannot have led to it */
    Optional<Touched> find(UUID advertiserId, String value, Instant before) {
        if (advertiserId == null || !isOne(value)) {
            return Optional.empty();
        }
        return noted(advertiserId, value.strip()).flatMap(touches::click)
                .filter(click -> click.advertiserId().equals(advertiserId) && !click.at().isAfter(before));
    }

    private Optional<UUID> noted(UUID advertiserId, String value) {
        return sql.one("select click_id from tracking.platform_click where advertiser_id = ? and platform_key = ?", row -> Sql.uuid(row, "click_id"), advertiserId, key(value));
    }

    /** A click and its parameters, as they are stored. */
    record Came(UUID advertiserId, UUID clickId, Instant at, Map<String, String> params) {
    }

    private record Noted(UUID advertiserId, UUID key, UUID clickId, Instant at) {
    }

    /** The first click that came with an id is the one: a page that is loaded again brings the same id with it. */
    void note(List<Came> clicks) {
        // In one order on all nodes, so that two that meet can only queue; those of one id stay in the order in which they came.
        clicks.stream().flatMap(PlatformClicks::noted).sorted(Comparator.comparing(Noted::advertiserId).thenComparing(Noted::key))
                .forEach(id -> sql.insert("platform_click", new Columns().with("advertiser_id", id.advertiserId()).with("platform_key", id.key())
                        .with("click_id", id.clickId()).with("at", id.at())));
    }

    private static Stream<Noted> noted(Came click) {
        return NAMES.stream().map(click.params()::get).filter(PlatformClicks::isOne).map(value -> new Noted(click.advertiserId(), key(value.strip()), click.clickId(), click.at()));
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void forget(Instant now) {
        sql.update("delete from tracking.platform_click where at < ?", now.minus(KEPT));
    }

    private static boolean isOne(String value) {
        return value != null && value.strip().length() >= SHORTEST && value.strip().length() <= LONGEST && value.indexOf('{') < 0;
    }

    private static UUID key(String value) {
        return Ids.named("platform-click", value);
    }
}
