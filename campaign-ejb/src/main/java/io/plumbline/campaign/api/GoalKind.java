package io.plumbline.campaign.api;

import io.plumbline.shared.Keyed;

/** What kind of result a goal counts; decides which pricings can pay for it. */
public enum GoalKind implements Keyed {
    LEAD, SALE, INSTALL, SIGNUP, CUSTOM
}
