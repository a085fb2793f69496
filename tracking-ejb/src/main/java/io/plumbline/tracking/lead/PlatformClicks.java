package io.plumbline.tracking.lead;

import io.plumbline.shared.Ids;
import io.plumbline.tracking.click.Touched;
import io.plumbline.tracking.click.Touches;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Json;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds the click that an ad platform's id stands for, for leads that come back with that id only. Clicks of the last minutes are looked through, earlier
 * ones have been noted by {@link PlatformSweep}.
 */
@ApplicationScoped
public class PlatformClicks {

    /** As the platforms themselves name them, in addresses and in messages. */
    static final List<String> NAMES = List.of("gclid", "gcl_id", "gbraid", "wbraid", "fbclid", "msclkid", "ttclid", "twclid", "li_fat_id");
    /** All of these names end alike. Word for word the condition of an index. */
    static final String CAME_WITH_ONE = "params like '%id\":%'";
    static final Duration RECENT = Duration.ofMinutes(3);
    /** What is shorter was typed by somebody who tries things out. */
    private static final int SHORTEST = 10;
    private static final int LONGEST = 512;
    private static final int MOST_RECENT = 50;

    @Inject
    private Touches touches;
    @Inject
    private Sql sql;

    /** @param values of fields and parameters, under their names */
    Optional<Touched> find(UUID advertiserId, Map<String, String> values, Instant before, Instant now) {
        return NAMES.stream().map(values::get).flatMap(value -> find(advertiserId, value, before, now).stream()).findFirst();
    }

    /** @param value whatever came where a click id should stand; null finds nothing @param before a click after it cannot have led to it */
    Optional<Touched> find(UUID advertiserId, String value, Instant before, Instant now) {
        if (advertiserId == null || !isOne(value)) {
            return Optional.empty();
        }
        return noted(advertiserId, value.strip()).or(() -> recent(advertiserId, value.strip(), now)).flatMap(touches::click)
                .filter(click -> click.advertiserId().equals(advertiserId) && !click.at().isAfter(before));
    }

    private Optional<UUID> noted(UUID advertiserId, String value) {
        return sql.one("select click_id from tracking.platform_click where advertiser_id = ? and platform_key = ?", row -> Sql.uuid(row, "click_id"), advertiserId, key(value));
    }

    private Optional<UUID> recent(UUID advertiserId, String value, Instant now) {
        // The underscore that such ids have stands for any letter here; the values themselves are compared afterwards.
        return sql.list("select id, params from tracking.click where advertiser_id = ? and id >= ? and params like ? and " + CAME_WITH_ONE + " order by id limit " + MOST_RECENT,
                row -> Json.map(row.getString("params")).containsValue(value) ? Sql.uuid(row, "id") : null, advertiserId, Ids.least(now.minus(RECENT)), "%" + value.replace("%", "_") + "%")
                .stream().filter(Objects::nonNull).findFirst();
    }

    /** The first click that came with an id is the one: a page that is loaded again brings the same id with it. */
    void note(UUID advertiserId, UUID clickId, Instant at, Map<String, String> params) {
        NAMES.stream().map(params::get).filter(PlatformClicks::isOne).forEach(value -> sql.insert("platform_click", new Columns()
                .with("advertiser_id", advertiserId).with("platform_key", key(value.strip())).with("click_id", clickId).with("at", at)));
    }

    private static boolean isOne(String value) {
        return value != null && value.strip().length() >= SHORTEST && value.strip().length() <= LONGEST && value.indexOf('{') < 0;
    }

    private static UUID key(String value) {
        return Ids.named("platform-click", value);
    }
}
