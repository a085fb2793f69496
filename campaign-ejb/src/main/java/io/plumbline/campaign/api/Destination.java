package io.plumbline.campaign.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/**
 * @param id       null in a draft for a new one
 * @param url      may carry macros such as {@code {clickid}}
 * @param weight   share among the destinations of its tier that match, 0 to 10000; null means 1
 * @param priority tier, 1 to 100; 1 is asked first, the next only when nothing of it matches; null means 1
 * @param from     takes visitors from then on; null for always
 * @param until    takes visitors before then, exclusive; null for open
 */
public record Destination(UUID id, String url, Integer weight, When when, String name, Integer priority, Instant from, Instant until)
        implements Serializable {

    public Destination {
        weight = weight == null ? 1 : weight;
        when = when == null ? When.ALWAYS : when;
        priority = priority == null ? 1 : priority;
    }

    public Destination(UUID id, String url, Integer weight, When when, String name) {
        this(id, url, weight, when, name, null, null, null);
    }
}
