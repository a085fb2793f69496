package io.plumbline.tracking.api;

import java.io.Serializable;

/**
 * @param status  null when there was none
 * @param body    its first 2048 characters, or null
 * @param failure why there is no answer, or why it does not count as success; null for a success
 */
public record OutgoingAnswer(Integer status, String body, String failure, long millis) implements Serializable {
}
