package io.plumbline.web.api.agreement;

/** @param reason required to refuse */
public record ProposalDecision(String reason) {
}
