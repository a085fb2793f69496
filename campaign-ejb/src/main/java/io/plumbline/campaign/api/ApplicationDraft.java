package io.plumbline.campaign.api;

import java.io.Serializable;
import java.util.Map;

/** @param answers by the key of the programme's question; {@code yes} or {@code no} for a yes-no question */
public record ApplicationDraft(String name, PartnerType type, String email, String website, String currency, Map<String, String> answers)
        implements Serializable {

    public ApplicationDraft {
        answers = answers == null ? Map.of() : Map.copyOf(answers);
    }
}
