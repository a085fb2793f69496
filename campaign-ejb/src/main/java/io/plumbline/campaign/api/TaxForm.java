package io.plumbline.campaign.api;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * Proof on file of how a partner is taxed.
 *
 * @param kind      such as {@code w-8ben-e} or {@code residence-certificate}
 * @param reference where the paper is kept
 * @param expiresOn last day it holds, or null
 */
public record TaxForm(String kind, String reference, LocalDate uploadedOn, LocalDate expiresOn) implements Serializable {
}
