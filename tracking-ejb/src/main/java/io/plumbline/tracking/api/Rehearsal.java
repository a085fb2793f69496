package io.plumbline.tracking.api;

import java.io.Serializable;
import java.util.Map;
import java.util.UUID;

/**
 * A rule tried on one conversion.
 *
 * @param conversionId null when the facts are made up
 * @param facts        what each macro stands for here
 * @param answer       null when nothing was sent
 */
public record Rehearsal(UUID conversionId, Map<String, String> facts, OutgoingRequest request, OutgoingAnswer answer) implements Serializable {
}
