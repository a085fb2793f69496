package io.plumbline.tracking.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A call at a door for results and events, with all that its answer depends on: it can be answered at once or, when the database is back,
 * as it would have been then.
 *
 * @param id    whatever is written because of it and has no key of its own bears this one, so that answering twice changes nothing
 * @param query parameters as {@code a=b&c=d}
 * @param body  text, or null
 * @param head  headers and cookies that matter, by name
 */
public record Call(UUID id, Instant at, Door door, String method, String query, String body, String contentType, String ip, boolean secure,
        Map<String, String> head) implements Serializable {
}
