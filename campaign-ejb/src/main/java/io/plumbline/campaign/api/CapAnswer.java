package io.plumbline.campaign.api;

import java.io.Serializable;
import java.util.List;

/**
 * @param reason null when there is room; else {@code capped, late-for-cap} or {@code cap-currency-unknown}
 * @param over   policy of the cap that said no; null when there is room
 * @param told   each cap that was asked, in words, for the trace
 */
public record CapAnswer(String reason, CapOver over, List<String> told) implements Serializable {

    public boolean hasRoom() {
        return reason == null;
    }
}
