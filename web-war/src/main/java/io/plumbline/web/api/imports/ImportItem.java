package io.plumbline.web.api.imports;

import io.plumbline.tracking.api.ImportJob;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An import and how far it has come. The counts also stand together, as {@code counts}. */
public record ImportItem(UUID id, String kind, UUID advertiserId, String fileName, String status, boolean dryRun, BigDecimal progress, long rows,
        long accepted, long repeated, long rejected, Counts counts, String failure, String startedBy, Instant createdAt, Instant finishedAt,
        List<ImportJob.RowError> errors) {

    public record Counts(long rows, long accepted, long repeated, long rejected) {
    }

    static ImportItem of(ImportJob job) {
        return new ImportItem(job.id(), job.kind(), job.advertiserId(), job.fileName(), job.status(), job.dryRun(), progress(job), job.rows(),
                job.accepted(), job.repeated(), job.rejected(), new Counts(job.rows(), job.accepted(), job.repeated(), job.rejected()),
                job.failure(), job.startedBy(), job.createdAt(), job.finishedAt(), job.errors());
    }

    /** Share of the file that is done, 0 to 1. */
    private static BigDecimal progress(ImportJob job) {
        if (job.status().equals("completed")) {
            return BigDecimal.ONE;
        }
        return job.size() == 0 ? BigDecimal.ZERO
                : BigDecimal.valueOf(Math.min(job.done() * 1000 / job.size(), 1000), 3);
    }
}
