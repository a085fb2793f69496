package io.plumbline.web.portal;

import io.plumbline.shared.NotFound;
import io.plumbline.shared.Ids;
import io.plumbline.shared.PageRequest;
import io.plumbline.tracking.api.EventFilter;
import io.plumbline.web.faces.Range;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;

/** The filters of a list of events, read from the address. What an address gets wrong filters nothing. */
@Named("search")
@RequestScoped
public class EventSearch {

    private static final int PAGE = 50;

    @Inject
    private HttpServletRequest request;
    @Inject
    private Range range;

    public EventFilter filter() {
        return new EventFilter(id("campaign"), id("advertiser"), id("partner"), id("link"), text("goal"), text("status"), text("verdict"), text("customer"),
                text("transaction"), id("click"), range.getFrom().atStartOfDay(range.getZone()).toInstant(),
                range.getTo().plusDays(1).atStartOfDay(range.getZone()).toInstant());
    }

    public PageRequest page() {
        return PageRequest.of(PAGE, text("cursor"));
    }

    /** What the address says, as text for the form; empty when nothing. */
    public String value(String name) {
        String value = text(name);
        return value == null ? "" : value;
    }

    public boolean is(String name, Object value) {
        return value(name).equals(String.valueOf(value));
    }

    /** Whether anything but the range is asked for: an empty list then says "nothing matches" and not "nothing yet". */
    public boolean isNarrowed() {
        EventFilter f = filter();
        return f.campaign() != null || f.advertiser() != null || f.partner() != null || f.link() != null || f.goal() != null || f.status() != null
                || f.verdict() != null || f.customer() != null || f.transactionId() != null || f.click() != null;
    }

    private UUID id(String name) {
        try {
            String text = text(name);
            return text == null ? null : Ids.parse(name, text);
        } catch (NotFound noId) {
            return null;
        }
    }

    private String text(String name) {
        String value = request.getParameter(name);
        return value == null || value.isBlank() || value.length() > 300 ? null : value.strip();
    }
}
