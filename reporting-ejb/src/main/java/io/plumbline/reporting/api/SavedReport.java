package io.plumbline.reporting.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** @param query the query string of the report page: dimensions, metrics, filters, sort */
public record SavedReport(UUID id, String owner, String name, boolean shared, String query, Instant createdAt) implements Serializable {
}
