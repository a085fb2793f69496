package io.plumbline.campaign.api;

import io.plumbline.shared.Keyed;

public enum Objective implements Keyed {
    TRAFFIC, LEADS, SALES, INSTALLS, AWARENESS
}
