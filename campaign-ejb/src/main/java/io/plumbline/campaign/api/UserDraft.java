package io.plumbline.campaign.api;

import java.io.Serializable;
import java.util.UUID;

/**
 * @param password null to keep the present one; at least 12 characters
 * @param advertiserId, partnerId what the user is confined to, or null
 */
public record UserDraft(String login, String displayName, String password, io.plumbline.shared.Role role, UUID advertiserId, UUID partnerId,
        boolean active) implements Serializable {
}
