package io.plumbline.web.api.agreement;

import io.plumbline.campaign.api.AgreementDraft;

/** @param note why, or null */
public record ProposalRequest(AgreementDraft terms, String note) {
}
