package io.plumbline.tracking.outgoing;

import io.plumbline.tracking.api.ConsentBasis;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What may be told to somebody else, by the consent that stands with an event. Where a string speaks of vendors, contact data go to
 * nobody: a rule's receiver has no number in the vendor list. Our own click id is no person's: the receiver needs it to know
 * which of its visits is meant.
 *
 * @param silent nobody said anything and nothing says where the person is
 */
record Shareable(boolean clickIds, boolean contact, boolean silent) {

    /** In which ad platforms recognise a person. */
    static final Set<String> CLICK_IDS = Set.of("gclid", "gbraid", "wbraid", "dclid", "fbclid", "msclkid", "ttclid", "twclid", "li_fat_id", "scclid", "rdt_cid", "epik",
            "ob_click_id", "irclickid");
    private static final Set<String> CONTACT = Set.of("customer_id", "ip");
    private static final String OF_VENDORS = "tcf-";

    /** Events of before consent was kept, and of files, carry none: they came from those whose customers they are. */
    static Shareable read(ResultSet row) throws SQLException {
        String basis = row.getString("consent_basis");
        if (basis == null) {
            return new Shareable(true, true, false);
        }
        String purposes = row.getString("consent_purposes");
        List<String> allowed = purposes == null ? List.of() : List.of(purposes.split(" "));
        return new Shareable(allowed.contains("share-click"), allowed.contains("share-contact") && !basis.startsWith(OF_VENDORS),
                basis.equals(ConsentBasis.UNKNOWN_REGION.key()));
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
