package io.plumbline.tracking.api;

import java.io.InputStream;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;

/** Leads that a partner hands in as a list: {@code external_id, email, phone, name, company, time, consent} and any further columns, UTF-8, with a header row. */
public interface LeadSheets {

    int MOST_LINES = 1000;

    /** @param code {@code recorded, duplicate}, or what is wrong with the line @param leadId null when it was not taken */
    record Line(long number, String code, String detail, UUID leadId) implements Serializable {
    }

    /**
     * Each line by itself: one that is wrong stops no other, and the same list again changes nothing where lines have an external id, an address or a number.
     *
     * @param consent what everybody agreed to whose own line does not say; null where nobody asked, and then it is not known of them
     * @throws io.plumbline.shared.Invalid code {@code file-malformed, too-many}
     */
    List<Line> hand(UUID campaignId, String goal, String consent, InputStream csv);
}
