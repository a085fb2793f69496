package io.plumbline.campaign.api;

import java.io.Serializable;

/**
 * @param currency what the partner is paid in
 * @param group    key of a {@link PartnerGroup}, or null for none
 */
public record PartnerDraft(String name, PartnerType type, String email, String currency, PlanStatus status, String group) implements Serializable {

    public PartnerDraft(String name, PartnerType type, String email, String currency, PlanStatus status) {
        this(name, type, email, currency, status, null);
    }
}
