package io.plumbline.tracking.touchpoint;

import io.plumbline.shared.Ids;
import io.plumbline.tracking.bulk.BulkInsert;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Beginnings on disk. */
@ApplicationScoped
public class VisitBook {

    private static final BulkInsert TOUCHPOINTS = new BulkInsert("tracking.touchpoint", "id", "row_key", "advertiser_id", "person_id", "at", "recorded_at", "interaction", "channel");
    private static final String ASKED = "cast(? as integer), cast(? as uuid), cast(? as timestamp with time zone), cast(? as timestamp with time zone), cast(? as varchar(64))";
    private static final String INSIDE = "t.advertiser_id = ? and t.person_id = w.person and t.at > w.since and t.at <= w.until and (t.channel = w.channel or w.channel = '" + Beginnings.DIRECT + "')";

    @Inject
    private Sql sql;

    /** One person under whom a page may follow something. */
    private record Asked(int place, UUID person, PageSeen page) {
    }

    /** What is stored around these pages. */
    Beginnings around(UUID advertiserId, List<Coming> comings) {
        Set<Coming> inside = inside(advertiserId, comings);
        return new Beginnings(inside, keys(comings.stream().filter(coming -> !inside.contains(coming)).map(coming -> Beginnings.key(coming.page())).distinct().toList()));
    }

    private Set<Coming> inside(UUID advertiserId, List<Coming> comings) {
        List<Asked> asked = new ArrayList<>();
        for (int i = 0; i < comings.size(); i++) {
            Coming coming = comings.get(i);
            asked.add(new Asked(i, coming.person(), coming.page()));
            if (!coming.canonical().equals(coming.person())) {
                asked.add(new Asked(i, coming.canonical(), coming.page()));
            }
        }
        Set<Coming> inside = Collections.newSetFromMap(new IdentityHashMap<>());
        for (List<Asked> some : Sql.parts(asked)) {
            // Each page asks for itself: of somebody with a million clicks one is enough to know.
            sql.list("select w.place from " + Sql.rows(some, ASKED) + " w (place, person, since, until, channel) where exists (select 1 from tracking.touchpoint t where "
                    + INSIDE + ") or exists (select 1 from tracking.click t where " + INSIDE + " and t.valid_since is not null)",
                    row -> inside.add(comings.get(row.getInt("place"))), args(some, advertiserId));
        }
        return inside;
    }

    private static Object[] args(List<Asked> asked, UUID advertiserId) {
        Stream<Object> rows = asked.stream().flatMap(one -> Stream.of(one.place(), one.person(), one.page().at().minus(Beginnings.LENGTH), one.page().at(), one.page().channel()));
        return Stream.concat(rows, Stream.of(advertiserId, advertiserId)).toArray();
    }

    private Set<UUID> keys(List<UUID> keys) {
        Set<UUID> stored = new HashSet<>();
        for (List<UUID> some : Sql.parts(keys)) {
            sql.list("select row_key from tracking.touchpoint where row_key in (" + Sql.marks(some) + ")", row -> stored.add(Sql.uuid(row, "row_key")), some.toArray());
        }
        return stored;
    }

    void write(Beginnings visits, Instant now) {
        List<Object[]> rows = new ArrayList<>();
        visits.begun().forEach((key, coming) -> rows.add(new Object[] {Ids.next(), key, coming.page().advertiserId(), coming.person(), coming.page().at(), now, "visit", coming.page().channel()}));
        if (!rows.isEmpty()) {
            sql.on(connection -> TOUCHPOINTS.insert(connection, rows));
        }
    }
}
