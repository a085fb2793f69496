package io.plumbline.campaign.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** One word between a partner and staff. @param author null when staff wrote it and a partner reads it */
public record Message(UUID id, UUID partnerId, Instant at, String author, boolean byPartner, String text, Instant readAt) implements Serializable {
}
