package io.plumbline.tracking.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * @param status  {@code queued, running, completed, failed}
 * @param rows    data rows read so far
 * @param done, size bytes read and bytes in all
 * @param errors  the first 1000
 */
public record ImportJob(UUID id, String kind, UUID advertiserId, String fileName, String status, boolean dryRun, long rows, long accepted,
        long repeated, long rejected, long done, long size, String failure, String startedBy, Instant createdAt, Instant finishedAt,
        List<RowError> errors) implements Serializable {

    public record RowError(long line, String column, String code, String detail) implements Serializable {
    }
}
