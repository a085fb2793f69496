package io.plumbline.reporting.attribution;

/**
 * How far back from a conversion a touch may lie.
 *
 * @param clickDays for clicks, visits and lead stages
 * @param viewDays  for impressions
 */
record Windows(int clickDays, int viewDays) {

    private static final long DAY_MICROS = 86_400_000_000L;

    boolean covers(int step, long age) {
        return age <= (Step.isView(step) ? viewDays : clickDays) * DAY_MICROS;
    }

    long longestMicros() {
        return Math.max(clickDays, viewDays) * DAY_MICROS;
    }

    int longestDays() {
        return Math.max(clickDays, viewDays);
    }
}
