package io.plumbline.campaign.api;

import java.io.Serializable;

/** Fired in the transaction that takes back an agreement which has not begun to apply. */
public record AgreementWithdrawn(Agreement agreement) implements Serializable {
}
