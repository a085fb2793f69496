package io.plumbline.campaign.api;

import java.io.Serializable;
import java.util.UUID;

/**
 * @param goal key of a goal of the campaign's advertiser
 * @param code what stands in the address, {@code /l/<code>}: lower-case letters, digits, hyphens; null for one made of the name
 */
public record LandingDraft(UUID campaignId, String goal, String code, String name, LandingContent content) implements Serializable {
}
