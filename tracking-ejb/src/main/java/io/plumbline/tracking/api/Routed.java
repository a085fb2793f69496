package io.plumbline.tracking.api;

import java.io.Serializable;
import java.util.UUID;

/**
 * Where a click goes.
 *
 * @param clickId   null when nothing was recorded (unknown link)
 * @param location  absolute address, macros filled in, or null when there is nowhere to go
 * @param visitorId to be kept in the first-party cookie; null when none may be set
 * @param keep      what the browser should remember of the way taken, or null
 * @param counted   false for what went down the fallback chain
 */
public record Routed(UUID clickId, UUID advertiserId, String location, String visitorId, boolean counted, String keep) implements Serializable {
}
