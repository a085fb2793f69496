package io.plumbline.tracking.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/**
 * A version of a list.
 *
 * @param id      null for the one that comes with the product
 * @param entries lines that count, or nodes of a database
 * @param active  whether the rule set in force uses it
 */
public record TrafficList(UUID id, String kind, String name, String licence, long entries, long size, String sha256, String uploadedBy,
        Instant uploadedAt, boolean active) implements Serializable {
}
