package io.plumbline.tracking.api;

import io.plumbline.shared.Keyed;

public enum ImportKind implements Keyed {
    TOUCHPOINTS, CONVERSIONS, COSTS, LEADS, ORDERS, DECISIONS
}
