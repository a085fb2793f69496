package io.plumbline.campaign.api;

import io.plumbline.shared.Keyed;

/** Each {@code not} is the exact opposite: it also holds for what is not known. Letters compare without case. */
public enum ConditionOp implements Keyed {
    IS, IS_NOT, CONTAINS, NOT_CONTAINS, STARTS_WITH, NOT_STARTS_WITH;

    public boolean isNegative() {
        return this == IS_NOT || this == NOT_CONTAINS || this == NOT_STARTS_WITH;
    }

    public boolean isEquality() {
        return this == IS || this == IS_NOT;
    }
}
