package io.plumbline.reporting.query;

import io.plumbline.reporting.rollup.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The tables that hold a range of quarters exactly once, the fewest rows first: sums of whole UTC days, of hours, and quarters. Local days differ
 * from UTC days by the same hours every day between two clock changes; these hours are taken from the one and given to the other.
 *
 * @param layer whose sums have all dimensions of the question; null when there is none
 * @param until first quarter that is not in the sums
 */
record Ground(LocalQuarters period, Need need, Layer layer, int until) {

    /** What the pieces must not blur. */
    enum Need {
        NOTHING, LOCAL_DAYS, QUARTERS_OF_FILTERS_AND_HOURS
    }

    /** Longer lists of hours are no longer quicker than all hours. */
    private static final int MOST_CUT = 8000;
    /** Quarters of so short a range are looked up one by one. */
    private static final int FEW = 2 * LocalQuarters.A_DAY;
    private static final String QUARTERS = "reporting.rollup_quarter";
    private static final String WAITING = "reporting.rollup_waiting";
    private static final String RANGE = "r.quarter >= ? and r.quarter < ?";
    private static final int HOURS_A_DAY = 24;

    List<Piece> between(int start, int end) {
        List<Piece> pieces = new ArrayList<>();
        int summed = layer == null ? start : Math.max(start, Math.min(end, until));
        if (need == Need.NOTHING) {
            stretch(pieces, start, summed, 0);
        } else {
            period.stretches(start, summed).forEach(s -> stretch(pieces, s.start(), s.end(), s.offset()));
        }
        if (summed > start) {
            pieces.add(Piece.ofFew(WAITING, RANGE, start, summed));
        }
        quarters(pieces, summed, end);
        return pieces;
    }

    private void stretch(List<Piece> pieces, int start, int end, int offset) {
        int first = ceil(start, LocalQuarters.A_DAY);
        int last = Math.floorDiv(end, LocalQuarters.A_DAY);
        int cut = Math.abs(offset);
        if (need == Need.QUARTERS_OF_FILTERS_AND_HOURS || first >= last || (last - first) * ceil(cut, LocalQuarters.AN_HOUR) > MOST_CUT) {
            edge(pieces, start, end, offset);
            return;
        }
        edge(pieces, start, first * LocalQuarters.A_DAY, offset);
        String ofDay = " * " + LocalQuarters.A_DAY + " + " + Math.max(0, -offset);
        pieces.add(Piece.ofSums("(r.span - " + layer.day(0) + ")" + ofDay, "r.span >= ? and r.span < ?", layer.day(first), layer.day(last)));
        if (cut > 0) {
            cutHours(pieces, first, last, offset, ofDay);
            cutQuarters(pieces, first, last, offset, ofDay);
        }
        edge(pieces, last * LocalQuarters.A_DAY, end, offset);
    }

    private void cutHours(List<Piece> pieces, int first, int last, int offset, String ofDay) {
        int hours = Math.abs(offset) / LocalQuarters.AN_HOUR;
        int begin = offset > 0 ? HOURS_A_DAY - hours : 0;
        move(pieces, Piece.ofSums(hour(), in("r.span", (last - first) * hours), list(first, last, HOURS_A_DAY, layer.hour(begin), hours)),
                "(r.span - " + layer.hour(0) + ") / " + HOURS_A_DAY + ofDay, hours);
    }

    /** What is left of zones that are not whole hours from UTC. */
    private void cutQuarters(List<Piece> pieces, int first, int last, int offset, String ofDay) {
        int cut = Math.abs(offset);
        int quarters = cut % LocalQuarters.AN_HOUR;
        int begin = offset > 0 ? LocalQuarters.A_DAY - cut : cut - quarters;
        String in = in("r.quarter", (last - first) * quarters);
        Object[] list = list(first, last, LocalQuarters.A_DAY, begin, quarters);
        String wholeDay = "r.quarter / " + LocalQuarters.A_DAY + ofDay;
        move(pieces, Piece.ofFew(QUARTERS, in, list), wholeDay, quarters);
        move(pieces, Piece.ofFew(WAITING, in, list).takenAway(), wholeDay, quarters);
    }

    /** From the UTC day that they are in to the local day that they belong to. */
    private static void move(List<Piece> pieces, Piece cut, String wholeDay, int length) {
        if (length > 0) {
            pieces.add(cut);
            pieces.add(cut.countedFor(wholeDay).takenAway());
        }
    }

    private void edge(List<Piece> pieces, int start, int end, int offset) {
        int first = ceil(start, LocalQuarters.AN_HOUR);
        int last = Math.floorDiv(end, LocalQuarters.AN_HOUR);
        if (first >= last || offset % LocalQuarters.AN_HOUR != 0) {
            rested(pieces, start, end);
            return;
        }
        rested(pieces, start, first * LocalQuarters.AN_HOUR);
        pieces.add(Piece.ofSums(hour(), "r.span >= ? and r.span < ?", layer.hour(first), layer.hour(last)));
        rested(pieces, last * LocalQuarters.AN_HOUR, end);
    }

    /** Quarters as the sums would have them: what waits is counted for all of the range. */
    private static void rested(List<Piece> pieces, int start, int end) {
        quarters(pieces, start, end);
        if (start < end) {
            pieces.add(Piece.ofFew(WAITING, RANGE, start, end).takenAway());
        }
    }

    private static void quarters(List<Piece> pieces, int start, int end) {
        if (start < end) {
            pieces.add(end - start <= FEW ? Piece.ofFew(QUARTERS, RANGE, start, end) : Piece.ofAll(QUARTERS, RANGE, start, end));
        }
    }

    private static int ceil(int quarters, int by) {
        return -Math.floorDiv(-quarters, by);
    }

    private String hour() {
        return "(r.span - " + layer.hour(0) + ") * " + LocalQuarters.AN_HOUR;
    }

    private static String in(String column, int count) {
        return column + " in (?" + ", ?".repeat(Math.max(0, count - 1)) + ")";
    }

    private static Object[] list(int first, int last, int aDay, int begin, int length) {
        return IntStream.range(first, last).boxed().flatMap(day -> IntStream.range(0, length).mapToObj(i -> (Object) (day * aDay + begin + i))).toArray();
    }
}
