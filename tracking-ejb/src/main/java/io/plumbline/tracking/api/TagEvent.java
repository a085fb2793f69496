package io.plumbline.tracking.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * Something the tag saw on a page.
 *
 * @param type    {@code pageview, click, form, link, event, view_item, add_to_cart, begin_checkout}
 * @param name    of the form, link or event, or null
 * @param url     of the page, without its query
 * @param consent {@code granted} or {@code denied}; denied, there is no visitor id
 * @param details names of fields, values the page marked, items
 */
public record TagEvent(UUID id, Instant at, UUID advertiserId, String type, String name, String url, String visitorId, UUID clickId, String consent,
        Map<String, String> details) implements Serializable {
}
