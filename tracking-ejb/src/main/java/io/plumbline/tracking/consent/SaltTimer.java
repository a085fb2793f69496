package io.plumbline.tracking.consent;

import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Sql;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** Makes tomorrow's salt while today lasts, and destroys yesterday's. The key of the table gives all nodes the same one. */
@Singleton
@Startup
public class SaltTimer {

    /** Requests that began before midnight end after it. */
    private static final Duration GRACE = Duration.ofHours(1);

    @Inject
    private Sql sql;
    @Inject
    private DailySalts salts;
    @Inject
    private Clock clock;

    @PostConstruct
    @Schedule(hour = "*", minute = "*/10", persistent = false, info = "daily salts of cookieless visitors")
    void turn() {
        Instant now = clock.instant();
        LocalDate oldest = LocalDate.ofInstant(now.minus(GRACE), ZoneOffset.UTC);
        LocalDate tomorrow = LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(1);
        sql.update("delete from tracking.daily_salt where salt_day < ?", oldest);
        for (LocalDate day = oldest; !day.isAfter(tomorrow); day = day.plusDays(1)) {
            sql.insert("daily_salt", new Columns().with("salt_day", day).with("salt", HexFormat.of().formatHex(DailySalts.fresh())));
        }
        Map<LocalDate, byte[]> kept = new HashMap<>();
        sql.list("select salt_day, salt from tracking.daily_salt", row -> kept.put(row.getObject("salt_day", LocalDate.class), HexFormat.of().parseHex(row.getString("salt"))));
        salts.hold(kept);
    }
}
