package io.plumbline.tracking.api;

import io.plumbline.campaign.api.Destination;
import java.io.Serializable;
import java.util.List;

/** Says beforehand where visitors would go, by the very rules that route clicks. Nothing is recorded. */
public interface Routes {

    /**
     * @param destination null when the visitor goes to the link's fallback
     * @param rule        why, in words
     * @param losers      the other destinations, each with the reason
     */
    record Answer(Destination destination, String rule, List<String> losers) implements Serializable {
    }

    Answer tryOut(List<Destination> destinations, Guest guest);
}
