package io.plumbline.tracking.api;

import io.plumbline.campaign.api.AgreementDraft;
import java.io.Serializable;
import java.util.UUID;

/**
 * @param proposalId terms that are proposed, on which the outcome is noted; or null
 * @param terms      terms to try; null with {@code proposalId}
 * @param from, to   calendar months such as {@code 2026-01}, both included, at most 12
 */
public record BackTestRequest(UUID proposalId, AgreementDraft terms, String from, String to) implements Serializable {
}
