package io.plumbline.web.api;

import io.plumbline.tracking.api.EventFilter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Stream;

/** The filters that all lists of events share. */
public final class EventQuery {

    static final String[] KNOWN = {"campaign", "advertiser", "partner", "link", "goal", "status", "verdict", "customer",
            "transactionId", "click", "from", "to"};

    private EventQuery() {
    }

    /** @param more parameters that this list knows besides */
    public static Query of(HttpServletRequest http, String... more) {
        return new Query(http, Stream.of(KNOWN, more).flatMap(Stream::of).toArray(String[]::new));
    }

    public static EventFilter filter(Query query) {
        return new EventFilter(query.id("campaign"), query.id("advertiser"), query.id("partner"), query.id("link"), query.text("goal"),
                query.text("status"), query.text("verdict"), query.text("customer"), query.text("transactionId"), query.id("click"),
                query.from(), query.to());
    }
}
