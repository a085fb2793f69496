package io.plumbline.reporting.query;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * What was known at an instant, and what has come since. As they were = the rollups up to the instant's quarter, less what became known
 * later, plus what was known of later quarters already.
 */
final class Known {

    private static final String ON_TIME = "reporting.rollup_on_time";
    private static final String RESTATED = "reporting.rollup_restated";
    private static final String RANGE = " and r.quarter >= ? and r.quarter < ?";
    private static final String NEW = "'new'";

    /** Nothing is recorded of a time further ahead than tomorrow's noon in the easternmost zone. */
    private static final Duration AHEAD = Duration.ofDays(4);

    private Known() {
    }

    static List<Piece> at(Instant instant, Ground ground) {
        OffsetDateTime x = instant.atOffset(ZoneOffset.UTC);
        int q = quarter(instant);
        int from = ground.period().start();
        int until = ground.period().end();
        List<Piece> pieces = new ArrayList<>(ground.between(from, Math.max(from, Math.min(until, q + 1))));
        pieces.add(Piece.ofFew(ON_TIME, "r.quarter = ? and r.known_at > ?" + RANGE, q, x, from, until).takenAway());
        pieces.add(Piece.ofFew(RESTATED, "r.known_at > ?" + RANGE, x, from, Math.min(until, q + 1)).takenAway());
        pieces.add(Piece.ofFew(RESTATED, "r.known_at <= ? and r.known_at > ?" + RANGE, x, x.minus(AHEAD), Math.max(from, q + 1), until));
        return pieces;
    }

    /** With a reason: {@code new} for what happened since, {@code late} for what had happened, else the cause. */
    static List<Piece> since(Instant instant, Ground ground) {
        OffsetDateTime x = instant.atOffset(ZoneOffset.UTC);
        int q = quarter(instant);
        int from = ground.period().start();
        int until = ground.period().end();
        int later = Math.max(from, q + 1);
        List<Piece> pieces = new ArrayList<>();
        ground.between(later, Math.max(later, until)).forEach(piece -> pieces.add(piece.because(NEW)));
        pieces.add(Piece.ofFew(RESTATED, "r.known_at > ?" + RANGE, x.minus(AHEAD), later, until).because(NEW).takenAway());
        pieces.add(Piece.ofFew(ON_TIME, "r.quarter = ? and r.known_at > ?" + RANGE, q, x, from, until).because(NEW));
        pieces.add(Piece.ofFew(RESTATED, "r.known_at > ?" + RANGE, x, from, until)
                .because("case when r.reason <> 'recorded' then r.reason when r.quarter > " + q + " then 'new' else 'late' end"));
        return pieces;
    }

    private static int quarter(Instant instant) {
        return Math.toIntExact(Math.floorDiv(instant.getEpochSecond(), 900L));
    }
}
