package io.plumbline.campaign.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plumbline.campaign.api.Commission.Considered;
import java.util.ArrayList;
import java.util.List;

/** The rates looked at, as kept in one column. */
final class Reasons {

    /** With the longest rate and reason this stays inside the column; a longer agreement is told in part. */
    private static final int MOST = 25;
    private static final int LONGEST = 350;

    private static final ObjectMapper JSON = new ObjectMapper();

    private Reasons() {
    }

    static String write(List<Considered> considered) {
        List<Considered> kept = new ArrayList<>(considered.stream().limit(MOST)
                .map(c -> new Considered(RateWords.shortened(c.rate(), LONGEST), c.chosen(), RateWords.shortened(c.reason(), LONGEST))).toList());
        if (considered.size() > MOST) {
            kept.add(new Considered((considered.size() - MOST) + " more rates", false, "not listed here"));
        }
        try {
            return JSON.writeValueAsString(kept);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException(bug);
        }
    }

    static List<Considered> read(String json) {
        try {
            return JSON.readValue(json, new TypeReference<>() {
            });
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException(damaged);
        }
    }
}
