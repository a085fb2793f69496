package io.plumbline.tracking.lead;

import io.plumbline.shared.Money;
import io.plumbline.tracking.api.LeadStage;
import io.plumbline.tracking.api.Leads.Step;
import io.plumbline.tracking.store.Filter;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How far leads come. A stage counts by the first time it was reached; who jumps over one has passed it. */
@ApplicationScoped
public class Funnels {

    private static final String RANK = rank();
    private static final String LADDER = "select step, count(*) as reached, percentile_cont(0.5) within group (order by waited) as median from (select r.step, x.id,"
            + " min(extract(epoch from x.at) - extract(epoch from x.occurred_at)) as waited from (values (0), (1), (2), (3), (4), (5)) as r(step) join (select l.id, l.occurred_at, c.at, "
            + RANK + " as place from tracking.lead l join tracking.lead_change c on c.lead_id = l.id%s and c.stage is not null) x on x.place >= r.step group by r.step, x.id) t group by step";
    private static final String EXITS = "select c.stage, count(distinct l.id) as reached from tracking.lead l join tracking.lead_change c on c.lead_id = l.id%s"
            + " and c.stage in ('lost', 'disqualified', 'duplicate', 'spam') group by c.stage";
    private static final String NOW = "select l.stage, count(*) as here, min(l.stage_at) as oldest from tracking.lead l%s group by l.stage";
    private static final String WORTH = "select l.stage, l.currency, count(*) as n, sum(l.value_minor) as minor from tracking.lead l%s and l.value_minor is not null"
            + " group by l.stage, l.currency order by n, l.currency desc";

    private record Reached(long leads, Duration median) {
    }

    private record Here(long leads, Instant oldest) {
    }

    @Inject
    private Sql sql;
    @Inject
    private Clock clock;

    /** @param where conditions on {@code l} */
    List<Step> of(Filter where) {
        Map<LeadStage, Reached> reached = new EnumMap<>(LeadStage.class);
        sql.list(LADDER.formatted(where.text()), row -> reached.put(LeadStage.values()[row.getInt("step")],
                new Reached(row.getLong("reached"), Duration.ofSeconds(Math.max(0, Math.round(row.getDouble("median")))))), where.args());
        sql.list(EXITS.formatted(where.text()), row -> reached.put(Kept.stage(row, "stage"), new Reached(row.getLong("reached"), null)), where.args());
        Map<LeadStage, Here> here = new EnumMap<>(LeadStage.class);
        sql.list(NOW.formatted(where.text()), row -> here.put(Kept.stage(row, "stage"), new Here(row.getLong("here"), Sql.instant(row, "oldest"))), where.args());
        Map<LeadStage, Money> worth = new EnumMap<>(LeadStage.class);
        sql.list(WORTH.formatted(where.text()), row -> worth.put(Kept.stage(row, "stage"), new Money(row.getLong("minor"), row.getString("currency"))), where.args());
        long all = here.values().stream().mapToLong(Here::leads).sum();
        List<Step> steps = new ArrayList<>();
        for (LeadStage stage : LeadStage.values()) {
            steps.add(step(stage, reached, here.get(stage), worth.get(stage), all));
        }
        return steps;
    }

    private Step step(LeadStage stage, Map<LeadStage, Reached> reached, Here here, Money worth, long all) {
        Reached own = reached.getOrDefault(stage, new Reached(0, null));
        long before = stage == LeadStage.NEW || !stage.isOnLadder() ? all : reached.getOrDefault(LeadStage.values()[stage.ordinal() - 1], new Reached(0, null)).leads();
        return new Step(stage, own.leads(), here == null ? 0 : here.leads(), before == 0 ? null : (double) own.leads() / before, own.median(),
                here == null ? null : Duration.between(here.oldest(), clock.instant()), worth);
    }

    private static String rank() {
        StringBuilder sql = new StringBuilder("case c.stage");
        for (LeadStage stage : LeadStage.values()) {
            if (stage.isOnLadder()) {
                sql.append(" when '").append(stage.key()).append("' then ").append(stage.ordinal());
            }
        }
        return sql.append(" end").toString();
    }
}
