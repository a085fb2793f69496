package io.plumbline.tracking.identity;

import io.plumbline.shared.Conflict;
import io.plumbline.shared.Ids;
import io.plumbline.shared.NotFound;
import io.plumbline.tracking.bulk.Rows;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Who is who. A person id is derived, never looked up; a merge says that two of them are one. Each merge keeps what it said
 * ({@code stated_id}) besides where it leads by now ({@code canonical_id}), so that it can be taken back.
 */
@ApplicationScoped
public class Persons {

    /** By hand, and above what machines have found out. */
    public static final String MANUAL = "manual";

    /** Visitors of one customer that are looked at for credit: enough for every device of a household. */
    private static final int MAX_ALIASES = 100;
    /** Beyond this something else than a person was merged. */
    private static final int MAX_MERGED = 10_000;
    private static final List<String> MERGE = List.of("advertiser_id", "person_id", "canonical_id", "stated_id", "evidence", "at");
    /** Views follow one step only, so whoever pointed at the person now points at the target. */
    private static final String FOLLOW = "update tracking.person_merge set canonical_id = ? where advertiser_id = ? and canonical_id = ?";

    @Inject
    private Sql sql;

    /** @param kind {@code customer}, {@code email}, {@code visitor}, {@code daily} or {@code click} */
    public static UUID named(UUID advertiserId, String kind, String value) {
        return kind.equals("visitor") ? VisitorId.named(value, "person", advertiserId.toString(), kind, value) : Ids.named("person", advertiserId.toString(), kind, value);
    }

    /** From now on {@code person} is {@code stated}. The first to say so is believed: a shared browser must not fuse two customers. @return whether it was */
    public boolean merge(UUID advertiserId, UUID person, UUID stated, String evidence, Instant at) {
        UUID target = canonical(advertiserId, stated);
        if (person.equals(target) || isKeptApart(advertiserId, person, stated)) {
            return false;
        }
        boolean first = sql.insert("person_merge", new Columns().with("advertiser_id", advertiserId).with("person_id", person)
                .with("canonical_id", target).with("stated_id", stated).with("evidence", evidence).with("at", at));
        if (first) {
            sql.update(FOLLOW, target, advertiserId, person);
        }
        return first;
    }

    /** By a person's decision: also where a machine's was taken back before. @throws Conflict code {@code already-merged} */
    public void join(UUID advertiserId, UUID person, UUID stated, Instant at) {
        sql.update("update tracking.person_unmerge set lifted_at = ? where advertiser_id = ? and person_id = ? and stated_id = ? and lifted_at is null", at,
                advertiserId, person, stated);
        if (!merge(advertiserId, person, stated, MANUAL, at)) {
            throw new Conflict("already-merged", "These are one person already, or the first is part of another one; take that back first.");
        }
    }

    /** Takes the merge of {@code person} back: it and whoever came with it are by themselves again, and the same evidence will not merge them again. */
    public void part(UUID advertiserId, UUID person, String by, String reason, Instant at) {
        Merge merge = sql.one("select * from tracking.person_merge where advertiser_id = ? and person_id = ? for update", Merge::read, advertiserId, person)
                .orElseThrow(() -> new NotFound("merge", person));
        sql.update("delete from tracking.person_merge where advertiser_id = ? and person_id = ?", advertiserId, person);
        sql.insert("person_unmerge", new Columns().with("id", Ids.next()).with("advertiser_id", advertiserId).with("person_id", person)
                .with("stated_id", merge.stated()).with("evidence", merge.evidence()).with("merged_at", merge.at()).with("undone_at", at)
                .with("undone_by", by).with("reason", reason));
        for (UUID follower : followers(advertiserId, person, merge.canonical())) {
            sql.update("update tracking.person_merge set canonical_id = ? where advertiser_id = ? and person_id = ?", person, advertiserId, follower);
        }
    }

    public UUID canonical(UUID advertiserId, UUID person) {
        return sql.one("select canonical_id from tracking.person_merge where advertiser_id = ? and person_id = ?",
                row -> Sql.uuid(row, "canonical_id"), advertiserId, person).orElse(person);
    }

    /** Who these are by now, asked for all of them at once. */
    public Kin among(UUID advertiserId, Collection<UUID> persons) {
        Map<UUID, UUID> known = new HashMap<>();
        Set<Kin.Apart> apart = new HashSet<>();
        for (List<UUID> some : Sql.parts(persons)) {
            Object[] args = Stream.concat(some.stream(), Stream.of(advertiserId)).toArray();
            sql.list("select t.person_id, t.canonical_id" + Sql.ofPersons("person_merge", some), row -> known.put(Sql.uuid(row, "person_id"), Sql.uuid(row, "canonical_id")), args);
            sql.list("select t.person_id, t.stated_id" + Sql.ofPersons("person_unmerge", some) + " where t.lifted_at is null", row -> apart.add(
                    new Kin.Apart(Sql.uuid(row, "person_id"), Sql.uuid(row, "stated_id"))), args);
        }
        return new Kin(advertiserId, known, apart);
    }

    /** Writes what was decided. Fails when somebody else has merged one of them meanwhile; asked again, that is known. */
    public void write(Kin kin) {
        if (kin.decided().isEmpty()) {
            return;
        }
        // In one order for all nodes: two that meet can only queue.
        List<Kin.Decided> decided = kin.decided().stream().sorted(Comparator.comparing(Kin.Decided::person)).toList();
        sql.on(connection -> {
            Rows.of(connection).write(connection, "tracking.person_merge", MERGE, decided.stream().map(one -> new Object[] {kin.advertiser(), one.person(), kin.canonical(one.person()),
                one.stated(), one.evidence(), one.at()}).toList());
            return null;
        });
        sql.updateEach(FOLLOW, decided.stream().map(one -> new Object[] {kin.canonical(one.person()), kin.advertiser(), one.person()}).toList());
    }

    /** Every id under which the person may have left events. */
    public List<UUID> aliases(UUID advertiserId, UUID person) {
        UUID canonical = canonical(advertiserId, person);
        List<UUID> all = new ArrayList<>(sql.list("select person_id from tracking.person_merge where advertiser_id = ? and canonical_id = ?"
                + " order by at desc limit " + MAX_ALIASES, row -> Sql.uuid(row, "person_id"), advertiserId, canonical));
        all.add(canonical);
        return all;
    }

    /** The merges behind a person, newest first. */
    public List<Merge> merges(UUID advertiserId, UUID canonical) {
        List<Merge> merges = sql.list("select * from tracking.person_merge where advertiser_id = ? and canonical_id = ? order by at desc, person_id limit "
                + (MAX_MERGED + 1), Merge::read, advertiserId, canonical);
        if (merges.size() > MAX_MERGED) {
            throw new Conflict("person-too-large", "More than " + MAX_MERGED + " ids are merged into this person.");
        }
        return merges;
    }

    private boolean isKeptApart(UUID advertiserId, UUID person, UUID stated) {
        return sql.one("select 1 from tracking.person_unmerge where advertiser_id = ? and person_id = ? and stated_id = ? and lifted_at is null", row -> true,
                advertiserId, person, stated).isPresent();
    }

    /** Of those who lead to {@code canonical}, who does so by way of {@code person}. */
    private List<UUID> followers(UUID advertiserId, UUID person, UUID canonical) {
        Map<UUID, UUID> said = new HashMap<>();
        merges(advertiserId, canonical).forEach(merge -> said.put(merge.person(), merge.stated()));
        return said.keySet().stream().filter(one -> leads(said, one, person)).toList();
    }

    private static boolean leads(Map<UUID, UUID> said, UUID from, UUID to) {
        UUID at = from;
        for (int steps = 0; at != null && !at.equals(to) && steps <= said.size(); steps++) {
            at = said.get(at);
        }
        return to.equals(at);
    }
}
