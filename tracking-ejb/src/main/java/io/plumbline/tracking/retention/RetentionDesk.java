package io.plumbline.tracking.retention;

import com.fasterxml.jackson.core.type.TypeReference;
import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Check;
import io.plumbline.shared.Forbidden;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Json;
import io.plumbline.shared.Role;
import io.plumbline.tracking.api.Retention;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Sql;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@Stateless
public class RetentionDesk implements Retention {

    private static final int MAX_DAYS = 36_500;
    /** Pieces of one data class: what is left over has its turn the next night. */
    private static final int NIGHT = 4_000;
    private static final int BY_HAND = 100;
    private static final int SHOWN = 50;
    private static final TypeReference<Map<String, Long>> COUNTS = new TypeReference<>() {
    };

    @Inject
    private Sql sql;
    @Inject
    private Batches batches;
    @Inject
    private AuditTrail audit;
    @Inject
    private Authority authority;
    @Inject
    private Clock clock;

    @Override
    public List<Rule> rules() {
        staffOfAll();
        Instant now = clock.instant();
        return Arrays.stream(DataClass.values()).map(what -> rule(what, now)).toList();
    }

    @Override
    public Rule set(String dataClass, Integer days) {
        adminOfAll();
        DataClass what = DataClass.of(dataClass);
        new Check().that(days == null || days >= 1 && days <= MAX_DAYS, "days", "out-of-range", "1 to " + MAX_DAYS + " days, or none to keep it for ever.").done();
        Instant now = clock.instant();
        Integer before = batches.days(what);
        String who = authority.caller().name();
        if (!sql.insert("retention_rule", new Columns().with("data_class", what.key()).with("keep_days", days).with("changed_at", now).with("changed_by", who))) {
            sql.update("update tracking.retention_rule set keep_days = ?, changed_at = ?, changed_by = ? where data_class = ?", days, now, who, what.key());
        }
        audit.note("change", "retention-rule", null, what.key(), null, Map.of("days", String.valueOf(before)), Map.of("days", String.valueOf(days)));
        return rule(what, days, now);
    }

    @Override
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Run run() {
        adminOfAll();
        return run("manual:" + Ids.next(), BY_HAND);
    }

    @Override
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void night() {
        adminOfAll();
        run("night:" + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), NIGHT);
    }

    @Override
    public List<Run> runs() {
        staffOfAll();
        return sql.list("select * from tracking.retention_run order by started_at desc limit " + SHOWN, row -> new Run(row.getString("run_key"), Sql.instant(row, "started_at"),
                Sql.instant(row, "finished_at"), row.getString("started_by"), Json.read(row.getString("counts"), COUNTS)));
    }

    private Run run(String key, int pieces) {
        Instant started = clock.instant();
        String who = authority.caller().name();
        Map<String, Long> counts = new LinkedHashMap<>();
        if (!batches.begin(key, started, who)) {
            return new Run(key, started, null, who, counts);
        }
        for (DataClass what : DataClass.values()) {
            Integer days = batches.days(what);
            counts.put(what.key(), days == null ? 0L : clean(what, started.minus(Duration.ofDays(days)), pieces));
        }
        Instant finished = clock.instant();
        batches.finish(key, finished, Json.write(counts));
        return new Run(key, started, finished, who, counts);
    }

    private long clean(DataClass what, Instant before, int pieces) {
        long rows = 0;
        UUID last = null;
        for (int piece = 0; piece < pieces; piece++) {
            Batches.Done done = batches.clean(what, before, last);
            rows += done.rows();
            last = done.last();
            if (last == null) {
                break;
            }
        }
        return rows;
    }

    private Rule rule(DataClass what, Instant now) {
        return rule(what, batches.days(what), now);
    }

    private Rule rule(DataClass what, Integer days, Instant now) {
        return new Rule(what.key(), days, what.days(), days == null ? 0 : batches.due(what, now.minus(Duration.ofDays(days))));
    }

    /** It concerns everybody's data. */
    private void staffOfAll() {
        authority.requireStaff();
        if (authority.advertiserScope().isPresent()) {
            throw new Forbidden("Retention concerns the whole workspace; this account may see one advertiser only.");
        }
    }

    private void adminOfAll() {
        authority.require(Role.ADMIN);
        staffOfAll();
    }
}
