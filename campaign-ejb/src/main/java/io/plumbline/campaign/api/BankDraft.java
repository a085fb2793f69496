package io.plumbline.campaign.api;

import java.io.Serializable;

/** @param account IBAN for {@code sepa}, else whatever the payment needs, at most 140 characters */
public record BankDraft(PayoutMethod method, String holder, String account, String bic) implements Serializable {
}
