package io.plumbline.campaign.api;

import io.plumbline.shared.Keyed;

/** What a cap is on. */
public enum CapSubject implements Keyed {
    CAMPAIGN, PARTNER, AGREEMENT, LINK
}
