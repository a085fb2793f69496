package io.plumbline.campaign.api;

import java.io.Serializable;
import java.time.Instant;

/** @param publishedAt null for a draft, which is written over until it is published */
public record LandingVersion(int number, LandingContent content, String createdBy, Instant createdAt, String publishedBy, Instant publishedAt) implements Serializable {
}
