package io.plumbline.tracking.api;

import java.io.Serializable;
import java.time.Instant;

/**
 * A version of the rules.
 *
 * @param version 0 for what holds until somebody says otherwise
 * @param status  {@code draft}, {@code active} or {@code retired}
 */
public record RuleVersion(int version, String status, RuleSet rules, String note, String author, Instant createdAt, Instant activatedAt,
        String activatedBy) implements Serializable {
}
