package io.plumbline.campaign.api;

import java.io.Serializable;
import java.util.UUID;

/** Something to choose, as a person knows it. */
public record Choice(UUID id, String name) implements Serializable {
}
