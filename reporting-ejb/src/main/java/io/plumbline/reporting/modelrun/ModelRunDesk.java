package io.plumbline.reporting.modelrun;

import io.plumbline.reporting.api.ModelRun;
import io.plumbline.reporting.api.ModelRuns;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Check;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Ids;
import io.plumbline.shared.NotFound;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

@Stateless
public class ModelRunDesk implements ModelRuns {

    private static final int MOST_OPEN = 50;
    private static final int MAX_PARAMETERS = 100_000;
    /** Everything but the result, which may be large. */
    private static final String SELECT = "select r.id, r.kind, r.modelVersion, r.advertiserId, r.parameters, r.status, r.percentDone, r.fingerprint,"
            + " r.resultDigest, r.refusal, r.repeatOf, r.startedBy, r.createdAt, r.startedAt, r.finishedAt from ModelRun r";

    @Inject
    private EntityManager em;
    @Inject
    private Authority authority;
    @Inject
    private Kinds kinds;
    @Inject
    private RunBook book;
    @Inject
    private RunLane lane;
    @Inject
    private Clock clock;

    @Override
    public UUID start(String kind, UUID advertiserId, String parameters) {
        return start(kind, advertiserId, parameters, null);
    }

    @Override
    public UUID repeat(UUID id) {
        ModelRun first = get(id);
        return start(first.kind(), first.advertiserId(), first.parameters(), id);
    }

    private UUID start(String kind, UUID advertiserId, String parameters, UUID repeatOf) {
        authority.requireStaff();
        new Check().that(advertiserId != null, "advertiserId", "required", "Name the advertiser.")
                .that(parameters != null && parameters.length() <= MAX_PARAMETERS, "parameters", "required", "State the parameters, in at most 100,000 characters.").done();
        authority.requireAdvertiser(advertiserId, "advertiser", advertiserId);
        Modelling modelling = kinds.named(kind);
        modelling.check(advertiserId, parameters);
        if (book.open() >= MOST_OPEN) {
            throw new Conflict("model-runs-too-many", "Many model runs are waiting already. Try again when some are done.");
        }
        UUID id = Ids.next();
        Instant now = clock.instant();
        String settled = modelling.settled(advertiserId, parameters, now);
        // In a transaction of its own: the lane must find it.
        book.add(new ModelRunEntity(id, modelling, advertiserId, settled, repeatOf, RunLane.node(), authority.caller().name(), now));
        lane.submit(id);
        return id;
    }

    @Override
    public ModelRun get(UUID id) {
        authority.requireStaff();
        ModelRunEntity run = em.find(ModelRunEntity.class, id);
        if (run == null) {
            throw new NotFound("model-run", id);
        }
        authority.requireAdvertiser(run.advertiserId(), "model-run", id);
        return run.toRecord();
    }

    @Override
    public Page<ModelRun> list(String kind, UUID advertiserId, PageRequest page) {
        authority.requireStaff();
        Map<String, Object> conditions = new LinkedHashMap<>();
        conditions.put("r.kind = :a", kind);
        conditions.put("r.advertiserId = :b", advertiserId);
        conditions.put("r.advertiserId = :c", authority.advertiserScope().orElse(null));
        conditions.put("r.id < :d", page.after());
        conditions.values().removeIf(Objects::isNull);
        TypedQuery<Object[]> query = em.createQuery(SELECT + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions.keySet()))
                + " order by r.id desc", Object[].class);
        conditions.forEach((condition, value) -> query.setParameter(condition.substring(condition.length() - 1), value));
        List<ModelRun> rows = query.setMaxResults(page.limit() + 1).getResultStream().map(ModelRunDesk::row).toList();
        return page.page(rows, ModelRun::id);
    }

    private static ModelRun row(Object[] r) {
        return new ModelRun((UUID) r[0], (String) r[1], (String) r[2], (UUID) r[3], (String) r[4], (String) r[5], (Integer) r[6], (String) r[7], null,
                (String) r[8], (String) r[9], (UUID) r[10], (String) r[11], (Instant) r[12], (Instant) r[13], (Instant) r[14]);
    }
}
