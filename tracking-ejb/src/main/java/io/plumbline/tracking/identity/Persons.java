package io.plumbline.tracking.identity;

import io.plumbline.shared.Ids;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Who is who. A person id is derived, never looked up; a merge says that two of them are one. */
@ApplicationScoped
public class Persons {

    /** Visitors of one customer that are looked at for credit: enough for every device of a household. */
    private static final int MAX_ALIASES = 100;

    @Inject
    private Sql sql;

    /** @param kind {@code customer}, {@code email}, {@code visitor} or {@code click} */
    public static UUID named(UUID advertiserId, String kind, String value) {
        return Ids.named("person", advertiserId.toString(), kind, value);
    }

    /** From now on {@code person} is {@code canonical}. The first to say so is believed: a shared browser must not fuse two customers. */
    public void merge(UUID advertiserId, UUID person, UUID canonical, String evidence, Instant at) {
        UUID target = canonical(advertiserId, canonical);
        if (person.equals(target)) {
            return;
        }
        boolean first = sql.insert("person_merge", new Columns().with("advertiser_id", advertiserId).with("person_id", person)
                .with("canonical_id", target).with("evidence", evidence).with("at", at));
        if (first) {
            // Views follow one step only, so whoever pointed at the person now points at the target.
            sql.update("update tracking.person_merge set canonical_id = ? where advertiser_id = ? and canonical_id = ?", target, advertiserId, person);
        }
    }

    public UUID canonical(UUID advertiserId, UUID person) {
        return sql.one("select canonical_id from tracking.person_merge where advertiser_id = ? and person_id = ?",
                row -> Sql.uuid(row, "canonical_id"), advertiserId, person).orElse(person);
    }

    /** Every id under which the person may have left events. */
    public List<UUID> aliases(UUID advertiserId, UUID person) {
        UUID canonical = canonical(advertiserId, person);
        List<UUID> all = new ArrayList<>(sql.list("select person_id from tracking.person_merge where advertiser_id = ? and canonical_id = ?"
                + " order by at desc limit " + MAX_ALIASES, row -> Sql.uuid(row, "person_id"), advertiserId, canonical));
        all.add(canonical);
        return all;
    }
}
