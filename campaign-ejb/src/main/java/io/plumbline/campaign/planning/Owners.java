package io.plumbline.campaign.planning;

import io.plumbline.campaign.api.Advertiser;
import io.plumbline.campaign.api.Advertisers;
import io.plumbline.shared.Authority;
import java.util.Optional;
import java.util.UUID;

final class Owners {

    private Owners() {
    }

    /** The advertiser a draft names, when it exists and the caller may plan for it. */
    static Optional<Advertiser> of(Authority authority, Advertisers advertisers, UUID id) {
        return Optional.ofNullable(id).filter(named -> authority.advertiserScope().map(named::equals).orElse(true)).flatMap(advertisers::find);
    }
}
