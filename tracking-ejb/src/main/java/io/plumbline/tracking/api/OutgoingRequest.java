package io.plumbline.tracking.api;

import java.io.Serializable;
import java.util.Map;

/** @param body null for GET */
public record OutgoingRequest(String method, String url, Map<String, String> headers, String body) implements Serializable {
}
