package io.plumbline.reporting.query;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Where increments are read from: the rollups as they are, as they were at an instant, or what has come since. As they were =
 * the rollups up to the instant's quarter, less what became known later, plus what was known of later quarters already.
 *
 * @param sql a table or a query in brackets, with the columns of the rollups
 */
record Source(String sql, List<Object> parameters) {

    static final Source PRESENT = new Source("reporting.rollup_quarter", List.of());

    private static final List<String> MEASURES = List.of("impressions", "clicks", "unique_clicks", "invalid_clicks", "conversions", "revenue_minor",
            "payout_minor", "cost_micros");
    private static final String PLUS = String.join(", ", MEASURES);
    private static final String MINUS = String.join(", ", MEASURES.stream().map(m -> "-" + m + " as " + m).toList());
    private static final String SUMS = String.join(", ", MEASURES.stream().map(m -> "cast(sum(" + m + ") as bigint) as " + m).toList());
    private static final String ANY = String.join(" or ", MEASURES.stream().map(m -> "sum(" + m + ") <> 0").toList());
    private static final String RANGE = " quarter >= ? and quarter < ?";

    /** Nothing is recorded of a time further ahead than tomorrow's noon in the easternmost zone. */
    private static final Duration AHEAD = Duration.ofDays(4);

    static Source asOf(Instant instant, LocalQuarters period) {
        OffsetDateTime x = instant.atOffset(ZoneOffset.UTC);
        int q = quarter(instant);
        int from = period.start();
        int until = period.end();
        return new Source("(select quarter, slice_id, " + SUMS + " from ("
                + "select quarter, slice_id, " + PLUS + " from reporting.rollup_quarter where" + RANGE
                + " union all select quarter, slice_id, " + MINUS + " from reporting.rollup_on_time where quarter = ? and known_at > ? and" + RANGE
                + " union all select quarter, slice_id, " + MINUS + " from reporting.rollup_restated where known_at > ? and" + RANGE
                + " union all select quarter, slice_id, " + PLUS + " from reporting.rollup_restated where known_at <= ? and known_at > ? and" + RANGE
                + ") e group by quarter, slice_id having " + ANY + ")",
                List.of(from, Math.min(until, q + 1), q, x, from, until, x, from, Math.min(until, q + 1),
                        x, x.minus(AHEAD), Math.max(from, q + 1), until));
    }

    /** With a column {@code reason}: {@code new} for what happened since, {@code late} for what had happened, else the cause. */
    static Source since(Instant instant, LocalQuarters period) {
        OffsetDateTime x = instant.atOffset(ZoneOffset.UTC);
        int q = quarter(instant);
        int from = period.start();
        int until = period.end();
        int later = Math.max(from, q + 1);
        return new Source("(select quarter, slice_id, reason, " + SUMS + " from ("
                + "select quarter, slice_id, 'new' as reason, " + PLUS + " from reporting.rollup_quarter where" + RANGE
                + " union all select quarter, slice_id, 'new' as reason, " + MINUS + " from reporting.rollup_restated where known_at > ? and" + RANGE
                + " union all select quarter, slice_id, 'new' as reason, " + PLUS + " from reporting.rollup_on_time where quarter = ? and known_at > ? and" + RANGE
                + " union all select quarter, slice_id, case when reason <> 'recorded' then reason when quarter > cast(? as integer) then 'new' else 'late' end as reason, "
                + PLUS + " from reporting.rollup_restated where known_at > ? and" + RANGE
                + ") e group by quarter, slice_id, reason having " + ANY + ")",
                List.of(later, until, x.minus(AHEAD), later, until, q, x, from, until, q, x, from, until));
    }

    private static int quarter(Instant instant) {
        return Math.toIntExact(Math.floorDiv(instant.getEpochSecond(), 900L));
    }
}
