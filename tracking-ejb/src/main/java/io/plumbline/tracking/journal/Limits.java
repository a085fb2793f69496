package io.plumbline.tracking.journal;

/**
 * How much a journal may hold.
 *
 * @param segmentBytes size of a file of the journal
 * @param totalBytes   size of all of them; when the next would not fit, nothing more is taken
 * @param queueRecords records that may wait for the disk
 * @param queueBytes   and their size
 */
record Limits(int segmentBytes, long totalBytes, int queueRecords, long queueBytes) {

    private static final int SEGMENT = 16 << 20;
    private static final long TOTAL = 1L << 30;

    /** Queues beyond these would only make callers wait longer for the same answer. */
    static Limits of(long totalBytes) {
        return new Limits(SEGMENT, Math.max(totalBytes, 4L * SEGMENT), 10_000, 64L << 20);
    }

    static Limits ofThisServer() {
        String megabytes = System.getenv("PLUMBLINE_SPOOL_MB");
        return of(megabytes == null || megabytes.isBlank() ? TOTAL : Long.parseLong(megabytes.strip()) << 20);
    }
}
