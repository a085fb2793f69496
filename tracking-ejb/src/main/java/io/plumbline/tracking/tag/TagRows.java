package io.plumbline.tracking.tag;

import io.plumbline.campaign.api.LandingDoor;
import io.plumbline.campaign.api.LandingDoor.Seen;
import io.plumbline.tracking.api.LandingView;
import io.plumbline.tracking.api.TagEvent;
import io.plumbline.tracking.journal.Entry;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Json;
import io.plumbline.tracking.store.Text;
import io.plumbline.tracking.touchpoint.PageSeen;
import java.time.ZoneOffset;

/** What the tag told as a row of its log; in the journal with the page that was seen, under names that are not stored. */
final class TagRows {

    private static final int MOST_DETAILS = 8000;

    private TagRows() {
    }

    /** @param known whether the visitor may be told from others */
    static Columns of(TagEvent event, boolean known) {
        String details = Json.map(event.details());
        return new Columns().with("id", event.id()).with("at", event.at()).with("advertiser_id", event.advertiserId()).with("type", event.type())
                .with("name", Text.clean(event.name(), 200)).with("url", Text.clean(event.url(), 2048)).with("visitor_id", known ? event.visitorId() : null)
                .with("click_id", event.clickId()).with("consent", event.consent()).with("details", details.length() > MOST_DETAILS ? "{}" : details);
    }

    /** A view of a page of ours: no line in the log. */
    static Columns of(LandingView view, PageSeen page) {
        Columns row = new Columns().with("at", page.at()).with("advertiser_id", page.advertiserId()).with("visitor_id", page.visitorId()).with("click_id", page.clickId())
                .with("#landing", view.pageId()).with("#number", (long) view.number()).with("#person", view.person());
        return filled(row, view.person() ? page : null);
    }

    static boolean isLine(Entry row) {
        return row.id("#landing") == null;
    }

    /** Of a page of ours. */
    static LandingDoor.Tally landing(Entry row) {
        return new LandingDoor.Tally(row.id("#landing"), row.number("#number").intValue(), Boolean.TRUE.equals(row.get("#person")) ? Seen.VIEW : Seen.MACHINE_VIEW,
                row.time("at").atZone(ZoneOffset.UTC).toLocalDate(), 1);
    }

    /** @param page null for what is a line in the log and no more */
    static Columns filled(Columns row, PageSeen page) {
        return row.with("#page", page != null).with("#by_click", page != null && page.byClick()).with("#channel", page == null ? null : page.channel())
                .with("#time_zone", page == null ? null : page.timeZone());
    }

    static boolean hasPage(Entry row) {
        return Boolean.TRUE.equals(row.get("#page"));
    }

    static PageSeen page(Entry row) {
        return new PageSeen(row.time("at"), row.id("advertiser_id"), row.text("visitor_id"), row.id("click_id"), Boolean.TRUE.equals(row.get("#by_click")),
                row.text("#channel"), row.text("#time_zone"));
    }
}
