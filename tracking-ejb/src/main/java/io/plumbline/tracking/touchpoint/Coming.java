package io.plumbline.tracking.touchpoint;

import io.plumbline.tracking.click.Touched;
import java.util.UUID;

/**
 * A page that was seen, with what is known of who saw it.
 *
 * @param click     that it names, of the page's advertiser, or null
 * @param person    whom the visitor id names, or null
 * @param canonical who that is by now
 */
record Coming(PageSeen page, Touched click, UUID person, UUID canonical) {

    /** Whether somebody came from outside by something else than a click. */
    boolean mayBegin() {
        return page.channel() != null && (click == null || !page.byClick());
    }
}
