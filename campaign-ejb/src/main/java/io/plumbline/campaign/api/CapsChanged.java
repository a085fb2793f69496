package io.plumbline.campaign.api;

import java.io.Serializable;

/** Fired in the transaction that changes caps. */
public record CapsChanged() implements Serializable {
}
