package io.plumbline.campaign.api;

import io.plumbline.shared.Keyed;

/** When a partner's balance is paid. */
public enum PayoutSchedule implements Keyed {
    /** In every run, from the threshold on. */
    EVERY_RUN,
    /** Only when the partner has asked for it. */
    ON_REQUEST
}
