package io.plumbline.tracking.importing;

import io.plumbline.tracking.api.ImportKind;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** An import to be done, and how far it has come. */
record Work(UUID id, ImportKind kind, UUID advertiserId, String goal, String currency, boolean dryRun, Map<String, String> mapping, String startedBy,
        Instant createdAt, long rows, long size) {
}
