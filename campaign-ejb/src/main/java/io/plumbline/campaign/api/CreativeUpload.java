package io.plumbline.campaign.api;

import java.io.Serializable;

/**
 * What a new version shows.
 *
 * @param file         the bytes, or null
 * @param declaredType media type that was said to be; null or {@code application/octet-stream} says nothing
 * @param fileOf       number of the version whose file is shown again, or null
 */
public record CreativeUpload(CreativeWords words, byte[] file, String declaredType, Integer fileOf) implements Serializable {
}
