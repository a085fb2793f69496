package io.plumbline.campaign.api;

import io.plumbline.shared.Money;
import java.io.Serializable;
import java.util.UUID;

/**
 * @param key            lower-case letters, digits, hyphen, underscore; unique for the advertiser; what pixels and postbacks say
 * @param defaultValue   revenue of a conversion that names none, or null
 * @param clickWindowDays days after a click in which a conversion earns, 0 to 365
 */
public record GoalDraft(UUID advertiserId, String key, String name, GoalKind kind, Money defaultValue, Integer clickWindowDays,
        Integer viewWindowDays) implements Serializable {
}
