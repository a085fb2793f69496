package io.plumbline.campaign.api;

import io.plumbline.shared.Money;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

public record Goal(UUID id, long version, UUID advertiserId, String key, String name, GoalKind kind, Money defaultValue,
        int clickWindowDays, int viewWindowDays, Instant createdAt) implements Serializable {

    public GoalDraft draft() {
        return new GoalDraft(advertiserId, key, name, kind, defaultValue, clickWindowDays, viewWindowDays);
    }
}
