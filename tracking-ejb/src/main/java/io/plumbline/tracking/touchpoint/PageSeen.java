package io.plumbline.tracking.touchpoint;

import io.plumbline.tracking.api.PrivacyPolicy;
import io.plumbline.tracking.api.Visit;
import io.plumbline.tracking.identity.Persons;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * What is kept of a visit to a page, decided as it comes and by the rules of that moment.
 *
 * @param visitorId null where nobody may be known again
 * @param byClick   whether the page's address names the click: then the click is the touch
 * @param channel   of somebody who comes from outside and may be known; else null
 * @param timeZone  null where nobody may be known again
 */
public record PageSeen(Instant at, UUID advertiserId, String visitorId, UUID clickId, boolean byClick, String channel, String timeZone) {

    private static final int ID = 36;

    /** Both databases keep microseconds; what is compared here must not tell apart what they cannot. */
    public PageSeen {
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    /** @param known whether the visitor may be told from others */
    public static PageSeen of(Visit visit, PrivacyPolicy policy, boolean known) {
        String visitor = known ? visit.visitorId() : null;
        UUID click = click(visit.clickId());
        String channel = visitor == null || visit.type().equals("form") ? null
                : Sources.channel(visit.url(), visit.referrer(), visit.landed(), policy::isReturn).orElse(null);
        return new PageSeen(visit.at(), visit.advertiserId(), visitor, click, click != null && visit.landed().containsValue(click.toString()), channel,
                known ? visit.timeZone() : null);
    }

    /** Whom the visitor id names, or null. */
    UUID person() {
        return visitorId == null ? null : Persons.named(advertiserId, "visitor", visitorId);
    }

    /** Anything that is no id names no click. */
    private static UUID click(String text) {
        try {
            return text == null || text.length() != ID ? null : UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            return null;
        }
    }
}
