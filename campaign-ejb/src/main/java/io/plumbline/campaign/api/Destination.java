package io.plumbline.campaign.api;

import java.io.Serializable;
import java.util.UUID;

/**
 * @param id     null in a draft for a new one
 * @param url    may carry macros such as {@code {clickid}}
 * @param weight share among the destinations that match, 0 to 10000; null means 1
 */
public record Destination(UUID id, String url, Integer weight, When when, String name) implements Serializable {

    public Destination {
        weight = weight == null ? 1 : weight;
        when = when == null ? When.ALWAYS : when;
    }
}
