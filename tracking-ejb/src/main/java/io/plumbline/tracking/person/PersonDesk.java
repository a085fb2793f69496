package io.plumbline.tracking.person;

import io.plumbline.campaign.api.Advertisers;
import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Check;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Role;
import io.plumbline.tracking.api.People;
import io.plumbline.tracking.api.PersonErased;
import io.plumbline.tracking.api.Spool;
import io.plumbline.tracking.identity.Persons;
import io.plumbline.tracking.store.Sql;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

@Stateless
public class PersonDesk implements People {

    private static final String WHAT = "person";
    private static final int MAX_PARTED = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject
    private Sql sql;
    @Inject
    private Spool spool;
    @Inject
    private Search search;
    @Inject
    private Archive archive;
    @Inject
    private Erasure erasure;
    @Inject
    private Persons persons;
    @Inject
    private Advertisers advertisers;
    @Inject
    private AuditTrail audit;
    @Inject
    private Authority authority;
    @Inject
    private Event<PersonErased> erasures;
    @Inject
    private Clock clock;

    @Override
    public Found find(Who who) {
        Traces traces = traces(who);
        UUID person = canonical(traces);
        Map<String, Long> counts = new TreeMap<>();
        archive.rows(traces).forEach((table, rows) -> counts.put(table, (long) rows.size()));
        return new Found(person, persons.merges(traces.advertiserId, person).stream().map(m -> new Alias(m.person(), m.stated(), m.evidence(), m.at())).toList(),
                parted(traces), counts);
    }

    @Override
    public Export export(Who who) {
        Traces traces = traces(who);
        Map<String, List<Map<String, Object>>> rows = archive.rows(traces);
        boolean complete = rows.values().stream().allMatch(table -> table.size() <= Archive.MOST);
        Map<String, Long> counts = new LinkedHashMap<>();
        rows.forEach((table, all) -> counts.put(table, (long) all.size()));
        UUID person = canonical(traces);
        note("export", traces, null, counts);
        return new Export(who, clock.instant(), person, rows, complete);
    }

    @Override
    public Erased erase(Who who, String reference) {
        new Check().optionalText("reference", reference, 100).done();
        require(who.advertiserId());
        if (!spool.settle(PATIENCE)) {
            throw new Conflict("spool-not-drained", "Events are waiting to be stored that may be this person's. Try again when the database has caught up.");
        }
        Traces traces = traces(who);
        Instant now = clock.instant();
        UUID request = Ids.next();
        Map<String, Long> changed = erasure.erase(traces, now);
        erasures.fire(new PersonErased(traces.advertiserId, now, List.copyOf(traces.identifiers())));
        Map<String, Object> evidence = new LinkedHashMap<>();
        evidence.put("request", request);
        evidence.put("changed", changed);
        note("erase", traces, reference, evidence);
        return new Erased(request, now, changed);
    }

    @Override
    public void part(UUID advertiserId, UUID person, String reason) {
        require(advertiserId);
        new Check().that(person != null, "person", "required", "Say whose merge is taken back.").optionalText("reason", reason, 500).done();
        persons.part(advertiserId, person, authority.caller().name(), reason, clock.instant());
        audit.note("unmerge", WHAT, person, null, advertiserId, null, Map.of("reason", String.valueOf(reason)));
    }

    @Override
    public void join(UUID advertiserId, UUID person, UUID stated) {
        require(advertiserId);
        new Check().that(person != null, "person", "required", "Say who it is.").that(stated != null, "stated", "required", "Say whom it is the same as.").done();
        persons.join(advertiserId, person, stated, clock.instant());
        audit.note("merge", WHAT, person, null, advertiserId, null, Map.of("stated", stated));
    }

    private Traces traces(Who who) {
        require(who.advertiserId());
        return search.of(who);
    }

    private void require(UUID advertiserId) {
        authority.require(Role.ADMIN);
        new Check().that(advertiserId != null, "advertiserId", "required", "Say with which advertiser the person is.").done();
        advertisers.get(advertiserId);
    }

    private UUID canonical(Traces traces) {
        return traces.persons.stream().findFirst().map(any -> persons.canonical(traces.advertiserId, any)).orElse(null);
    }

    private List<Parted> parted(Traces traces) {
        List<UUID> some = traces.persons.stream().limit(MAX_PARTED).toList();
        if (some.isEmpty()) {
            return List.of();
        }
        List<Object> args = new ArrayList<>(List.of(traces.advertiserId));
        args.addAll(some);
        args.addAll(some);
        return sql.list("select * from tracking.person_unmerge where advertiser_id = ? and (person_id in (" + Sql.marks(some) + ") or stated_id in (" + Sql.marks(some)
                + ")) order by id desc limit " + MAX_PARTED, row -> new Parted(Sql.uuid(row, "person_id"), Sql.uuid(row, "stated_id"), row.getString("evidence"),
                Sql.instant(row, "merged_at"), Sql.instant(row, "undone_at"), row.getString("undone_by"), row.getString("reason"), Sql.instant(row, "lifted_at")), args.toArray());
    }

    /** Who, when and how much; nothing by which the person could be found again. */
    private void note(String action, Traces traces, String reference, Object evidence) {
        audit.note(action, WHAT, null, reference == null || reference.isBlank() ? null : reference.strip(), traces.advertiserId, null, evidence);
    }
}
