package io.plumbline.tracking.api;

import java.io.Serializable;
import java.util.List;
import java.util.UUID;

/**
 * What an occurrence can be counted by. Null where it has none.
 *
 * @param destination id of the destination
 * @param currency    of the money measures counted with it, or null
 * @param goalKind    key of the goal's kind
 * @param experiment  id of the experiment the click took part in, with its {@code variant}
 */
public record Dimensions(UUID advertiser, UUID campaign, String channel, UUID partner, UUID link, String creative, UUID destination, List<String> subs,
        String source, String placement, String keyword, String country, String device, String os, String browser, String goal, String goalKind,
        String status, String verdict, String currency, UUID experiment, String variant) implements Serializable {

    /** What took part in no experiment. */
    public Dimensions(UUID advertiser, UUID campaign, String channel, UUID partner, UUID link, String creative, UUID destination, List<String> subs,
            String source, String placement, String keyword, String country, String device, String os, String browser, String goal, String goalKind,
            String status, String verdict, String currency) {
        this(advertiser, campaign, channel, partner, link, creative, destination, subs, source, placement, keyword, country, device, os, browser, goal,
                goalKind, status, verdict, currency, null, null);
    }
}
