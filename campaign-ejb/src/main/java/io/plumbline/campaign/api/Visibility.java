package io.plumbline.campaign.api;

import io.plumbline.shared.Keyed;

/** Who of the partners may work for a campaign. */
public enum Visibility implements Keyed {
    /** Every partner, at once. */
    PUBLIC,
    /** Every partner sees it and may ask. */
    ON_REQUEST,
    /** Only those who have an agreement or were let in. */
    PRIVATE
}
