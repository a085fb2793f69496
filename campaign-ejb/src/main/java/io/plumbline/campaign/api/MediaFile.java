package io.plumbline.campaign.api;

import java.io.Serializable;
import java.util.UUID;

/**
 * A kept file, as its content says, never as its name says.
 *
 * @param type    media type
 * @param bytes   weight as it is sent
 * @param width   pixels, null where the file does not say
 * @param seconds of a video, null where the file does not say
 * @param size    the IAB's name of these measures such as {@code medium-rectangle}, or null
 */
public record MediaFile(UUID id, String type, long bytes, Integer width, Integer height, Integer seconds, String sha256, String size) implements Serializable {
}
