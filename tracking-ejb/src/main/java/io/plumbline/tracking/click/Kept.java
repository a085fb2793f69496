package io.plumbline.tracking.click;

import io.plumbline.tracking.api.Arrival;
import io.plumbline.tracking.api.ConsentDecision;
import io.plumbline.tracking.api.ConsentSignals;
import io.plumbline.tracking.consent.Redaction;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Json;
import io.plumbline.tracking.store.Text;
import java.util.List;

/**
 * What of a request is written down, and on which ground. The request itself is looked at as it came, here and now, and then forgotten.
 *
 * @param received the signals as they came, or null
 * @param arrival  without what may not be kept
 * @param named    the same of its parameters
 * @param dropped  values of parameters that are not kept
 */
record Kept(ConsentDecision consent, String received, Redaction redaction, Arrival arrival, Named named, List<String> dropped) {

    private static final int SHORTEST = 6;

    static Kept of(Arrival came, ConsentSignals said, ConsentDecision consent, Named asItCame, String currency) {
        Redaction redaction = new Redaction(consent);
        Arrival arrival = redaction.of(came);
        return new Kept(consent, said.received(), redaction, arrival, arrival.params() == came.params() ? asItCame : Named.of(arrival.params(), currency), dropped(came, arrival));
    }

    /** Short values would take pieces out of what has nothing to do with them. */
    private static List<String> dropped(Arrival came, Arrival kept) {
        return came.params() == kept.params() ? List.of() : came.params().all().entrySet().stream()
                .filter(param -> !kept.params().all().containsKey(param.getKey())).flatMap(param -> param.getValue().stream()).map(String::strip)
                .filter(value -> value.length() >= SHORTEST).toList();
    }

    /** What a click keeps besides what it shares with views. */
    Columns detail(Columns row, String location) {
        return row.with("url", address(location)).with("ip", arrival.ip()).with("user_agent", Text.clean(arrival.userAgent(), 512))
                .with("referrer", Text.clean(arrival.referrer(), 2048)).with("language", Text.clean(arrival.language(), 64)).with("external_id", named.externalId())
                .with("params", Json.map(named.params())).with("consent_reason", consent.reason()).with("consent_received", received);
    }

    /** A destination may call a click id by a name of its own; what was dropped as a parameter is no part of the address either. */
    String address(String location) {
        String told = redaction.url(location);
        for (String value : dropped) {
            told = told == null ? null : told.replace(value, "");
        }
        return told;
    }

    /** A trace tells what conditions saw; it must not tell more than the columns. */
    String story(String trace, Arrival came) {
        String told = Redaction.mail(trace);
        boolean shorter = came.referrer() != null && !came.referrer().equals(arrival.referrer());
        return shorter ? told.replace(came.referrer(), String.valueOf(arrival.referrer())) : told;
    }
}
