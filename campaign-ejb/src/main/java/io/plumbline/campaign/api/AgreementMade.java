package io.plumbline.campaign.api;

import java.io.Serializable;

/** Fired in the transaction that adds an agreement, or amends one that is not yet in force. */
public record AgreementMade(Agreement agreement) implements Serializable {
}
