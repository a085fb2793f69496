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
 */
public record Dimensions(UUID advertiser, UUID campaign, String channel, UUID partner, UUID link, String creative, UUID destination, List<String> subs,
        String source, String placement, String keyword, String country, String device, String os, String browser, String goal, String goalKind,
        String status, String verdict, String currency) implements Serializable {
}
