package io.plumbline.campaign.api;

import io.plumbline.shared.Keyed;

public enum PartnerType implements Keyed {
    AFFILIATE, PUBLISHER, INFLUENCER, NETWORK, PLATFORM
}
