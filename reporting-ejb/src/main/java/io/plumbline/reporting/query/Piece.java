package io.plumbline.reporting.query;

import java.util.List;

/**
 * Where some of a period's increments are read from.
 *
 * @param from    table {@code r}, with the slices {@code s} where it has no dimensions itself
 * @param of      which of the two has the dimensions
 * @param quarter SQL for the quarter that they count for: their own, or one of the same local day
 * @param reason  SQL for why they came after the instant that was asked for; null when that is not asked
 * @param minus   whether they are taken away
 */
record Piece(String from, String of, String quarter, String reason, String where, List<Object> parameters, boolean minus) {

    private static final String SLICES = " r join reporting.slice s on s.id = r.slice_id";
    /** Few rows of a long table: H2 would begin with all slices otherwise. */
    private static final String THEIR_SLICES = " r left join reporting.slice s on s.id = r.slice_id";

    static Piece ofAll(String table, String where, Object... parameters) {
        return new Piece(table + SLICES, "s", "r.quarter", null, where, List.of(parameters), false);
    }

    static Piece ofFew(String table, String where, Object... parameters) {
        return new Piece(table + THEIR_SLICES, "s", "r.quarter", null, where, List.of(parameters), false);
    }

    static Piece ofSums(String quarter, String where, Object... parameters) {
        return new Piece("reporting.rollup_sum r", "r", quarter, null, where, List.of(parameters), false);
    }

    Piece takenAway() {
        return new Piece(from, of, quarter, reason, where, parameters, !minus);
    }

    Piece countedFor(String otherQuarter) {
        return new Piece(from, of, otherQuarter, reason, where, parameters, minus);
    }

    Piece because(String why) {
        return new Piece(from, of, quarter, why, where, parameters, minus);
    }
}
