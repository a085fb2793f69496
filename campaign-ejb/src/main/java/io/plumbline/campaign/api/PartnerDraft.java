package io.plumbline.campaign.api;

import java.io.Serializable;

/** @param currency what the partner is paid in */
public record PartnerDraft(String name, PartnerType type, String email, String currency, PlanStatus status) implements Serializable {
}
