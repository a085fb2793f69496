package io.plumbline.tracking.api;

import io.plumbline.shared.Keyed;

/** Why counts change: something was recorded, or what had been recorded was decided, taken back, restated or judged anew. */
public enum Cause implements Keyed {
    RECORDED, DECIDED, REVERSED, RESTATED_COST, VERDICT
}
