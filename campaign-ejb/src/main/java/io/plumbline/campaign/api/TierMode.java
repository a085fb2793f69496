package io.plumbline.campaign.api;

import io.plumbline.shared.Keyed;

/** {@code MARGINAL}: each tier pays for its own part. {@code ALL}: the tier reached pays for everything of the month. */
public enum TierMode implements Keyed {
    MARGINAL, ALL
}
