package io.plumbline.tracking.outgoing;

import io.plumbline.tracking.api.ConsentBasis;
import io.plumbline.tracking.consent.Receivers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What may be told to somebody else, by the consent that stands with an event. Where a string speaks of vendors, contact data go to a
 * receiver that it names, and to no other. Our own click id is no person's: the receiver needs it to know which of its visits is meant.
 *
 * @param silent nobody said anything and nothing says where the person is
 */
record Shareable(boolean clickIds, boolean contact, boolean silent) {

    /** What {@link #read} looks at. */
    static final String COLUMNS = "consent_basis, consent_purposes, consent_received";
    /** In which ad platforms recognise a person. */
    static final Set<String> CLICK_IDS = Set.of("gclid", "gbraid", "wbraid", "dclid", "fbclid", "msclkid", "ttclid", "twclid", "li_fat_id", "scclid", "rdt_cid", "epik",
            "ob_click_id", "irclickid");
    private static final Set<String> CONTACT = Set.of("customer_id", "ip");
    private static final String OF_VENDORS = "tcf-";

    /** Events of before consent was kept, and of files, carry none: they came from those whose customers they are. */
    static Shareable read(ResultSet row, Receiver to, Instant now) throws SQLException {
        return of(row.getString("consent_basis"), row.getString("consent_purposes"), row.getString("consent_received"), to, now);
    }

    static Shareable of(String basis, String purposes, String received, Receiver to, Instant now) {
        if (basis == null) {
            return new Shareable(true, true, false);
        }
        List<String> allowed = purposes == null ? List.of() : List.of(purposes.split(" "));
        return new Shareable(allowed.contains("share-click"), contact(basis, allowed, received, to, now), basis.equals(ConsentBasis.UNKNOWN_REGION.key()));
    }

    private static boolean contact(String basis, List<String> allowed, String received, Receiver to, Instant now) {
        Optional<Boolean> named = Receivers.mayHave(received, to.vendor(), to.provider(), now);
        if (basis.startsWith(OF_VENDORS)) {
            // An objection beside the string has taken away both; which platforms are set up here is no matter of this receiver.
            return allowed.contains("share-click") && allowed.contains("ad-user-data:granted") && named.orElse(false);
        }
        return allowed.contains("share-contact") && named.orElse(true);
    }

    /** Click and conversion were asked at different times and the stricter counts; but a click that said nothing refused nothing that the buyer gave later. */
    Shareable behind(Shareable click) {
        return new Shareable(clickIds && click.clickIds, contact && (click.contact || click.silent), silent);
    }

    void limit(Map<String, String> facts) {
        if (!clickIds) {
            facts.keySet().removeAll(CLICK_IDS);
        }
        if (!contact) {
            facts.keySet().removeAll(CONTACT);
        }
    }
}
