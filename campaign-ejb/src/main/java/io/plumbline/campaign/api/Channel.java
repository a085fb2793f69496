package io.plumbline.campaign.api;

import java.util.List;

/** The built-in channels. The vocabulary is open: any other name of up to 64 characters is kept as written. */
public final class Channel {

    public static final List<String> BUILT_IN = List.of("paid-search", "paid-social", "affiliate", "native", "display", "video",
            "influencer", "email", "organic", "offline", "other");

    private Channel() {
    }
}
