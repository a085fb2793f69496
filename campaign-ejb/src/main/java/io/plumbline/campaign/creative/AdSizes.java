package io.plumbline.campaign.creative;

import java.util.Map;
import java.util.Optional;

/** Measures and weights of the IAB's New Standard Ad Unit Portfolio (2017), fixed sizes; the weight is that of the initial load. */
final class AdSizes {

    /** @param kilobytes of 1024 bytes, of the initial load */
    record Unit(String name, int kilobytes) {
    }

    private static final Map<String, Unit> UNITS = Map.ofEntries(
            Map.entry("970x250", new Unit("billboard", 250)), Map.entry("300x50", new Unit("smartphone-banner", 50)), Map.entry("320x50", new Unit("smartphone-banner", 50)),
            Map.entry("728x90", new Unit("leaderboard", 150)), Map.entry("970x90", new Unit("super-leaderboard", 200)), Map.entry("300x1050", new Unit("portrait", 250)),
            Map.entry("160x600", new Unit("skyscraper", 150)), Map.entry("300x250", new Unit("medium-rectangle", 150)), Map.entry("120x60", new Unit("button", 50)),
            Map.entry("300x600", new Unit("half-page", 200)), Map.entry("640x1136", new Unit("interstitial", 300)), Map.entry("750x1334", new Unit("interstitial", 300)),
            Map.entry("1080x1920", new Unit("interstitial", 300)), Map.entry("120x20", new Unit("feature-phone-small", 5)), Map.entry("168x28", new Unit("feature-phone-medium", 5)),
            Map.entry("216x36", new Unit("feature-phone-large", 5)));

    private AdSizes() {
    }

    static Optional<Unit> of(Integer width, Integer height) {
        return Optional.ofNullable(UNITS.get(width + "x" + height));
    }
}
