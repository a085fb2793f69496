package io.plumbline.tracking.click;

import io.plumbline.tracking.api.Arrival;
import io.plumbline.tracking.api.ConsentDecision;
import io.plumbline.tracking.api.ConsentSignals;
import io.plumbline.tracking.consent.Redaction;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Json;
import io.plumbline.tracking.store.Text;

/**
 * What of a request is written down, and on which ground. The request itself is looked at as it came, here and now, and then forgotten.
 *
 * @param received the signals as they came, or null
 * @param arrival  without what may not be kept
 * @param named    the same of its parameters
 */
record Kept(ConsentDecision consent, String received, Redaction redaction, Arrival arrival, Named named) {

    static Kept of(Arrival came, ConsentSignals said, ConsentDecision consent, Named asItCame, String currency) {
        Redaction redaction = new Redaction(consent);
        Arrival arrival = redaction.of(came);
        return new Kept(consent, said.received(), redaction, arrival, arrival.params() == came.params() ? asItCame : Named.of(arrival.params(), currency));
    }

    /** What a click keeps besides what it shares with views. */
    Columns detail(Columns row, String location) {
        return row.with("url", redaction.url(location)).with("ip", arrival.ip()).with("user_agent", Text.clean(arrival.userAgent(), 512))
                .with("referrer", Text.clean(arrival.referrer(), 2048)).with("language", Text.clean(arrival.language(), 64)).with("external_id", named.externalId())
                .with("params", Json.map(named.params())).with("consent_reason", consent.reason()).with("consent_received", received);
    }

    /** A trace tells what conditions saw; it must not tell more than the columns. */
    String story(String trace, Arrival came) {
        String told = Redaction.mail(trace);
        boolean shorter = came.referrer() != null && !came.referrer().equals(arrival.referrer());
        return shorter ? told.replace(came.referrer(), String.valueOf(arrival.referrer())) : told;
    }
}
