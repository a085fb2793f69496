package io.plumbline.tracking.importing;

import io.plumbline.shared.Role;
import io.plumbline.tracking.api.ImportKind;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * An import to be done, and how far it has come.
 *
 * @param actsAs with whose rights its rows are written
 */
record Work(UUID id, ImportKind kind, UUID advertiserId, String goal, String currency, boolean dryRun, Map<String, String> mapping, String startedBy,
        Instant createdAt, long rows, long size, Role actsAs) {

    /** As marketers do. */
    Work(UUID id, ImportKind kind, UUID advertiserId, String goal, String currency, boolean dryRun, Map<String, String> mapping, String startedBy, Instant createdAt,
            long rows, long size) {
        this(id, kind, advertiserId, goal, currency, dryRun, mapping, startedBy, createdAt, rows, size, Role.MARKETER);
    }
}
