package io.plumbline.tracking.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Fired in the transaction that makes a person unknown: each room takes the identifiers out of its own tables. */
public record PersonErased(UUID advertiserId, Instant at, List<String> identifiers) implements Serializable {
}
