package io.plumbline.campaign.api;

import java.io.Serializable;
import java.util.UUID;

/**
 * Somebody who has something in common with whom one is looking at: a hint for whoever decides, never a decision.
 *
 * @param by            {@code email, website, name, device} (the same browser in the same network), {@code address} (of the network), {@code vat-id, tax-number} or {@code account}
 * @param partnerId     the partner, or null when it is an application that became none
 * @param applicationId the application, or null when it is a partner
 * @param state         of the partner or the application
 */
public record LookAlike(String by, UUID partnerId, UUID applicationId, String name, String state) implements Serializable {
}
