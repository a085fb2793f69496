package io.plumbline.tracking.api;

import io.plumbline.shared.Keyed;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What may be done with a request.
 *
 * @param reason       why a signal was not believed ({@code tcf-malformed, tcf-expired …}), or null
 * @param store        set and read the visitor cookie, keep a persistent id
 * @param measure      tie the event to the person's other events
 * @param profile      use it for audiences and personalised advertising
 * @param shareClick   pass platform click ids on, and keep them
 * @param shareContact pass hashed contact data on
 * @param address      what is kept of the IP address
 * @param userAgent    keep the user agent, not only the device class
 * @param adUserData   {@code granted}, {@code denied} or null, to be sent along with click ids
 * @param vendors      of the configured platforms, those the TC string consents to; null when no string speaks of vendors
 */
public record ConsentDecision(ConsentBasis basis, String reason, boolean store, boolean measure, boolean profile, boolean shareClick,
        boolean shareContact, Address address, boolean userAgent, String adUserData, List<Integer> vendors) implements Serializable {

    /** How much of an IP address is kept. */
    public enum Address implements Keyed {
        FULL, TRUNCATED, NONE
    }

    public ConsentDecision {
        vendors = vendors == null ? null : List.copyOf(new TreeSet<>(vendors));
    }

    /** @param vendor id of the platform in the Global Vendor List, or null for one that has none */
    public boolean mayShareContact(Integer vendor) {
        return shareContact && (vendors == null || vendor != null && vendors.contains(vendor));
    }

    /** In words for the column: {@code store measure profile share-click share-contact ad-user-data:granted vendor:755}. */
    public String purposes() {
        List<String> words = new ArrayList<>();
        add(words, store, "store");
        add(words, measure, "measure");
        add(words, profile, "profile");
        add(words, shareClick, "share-click");
        add(words, shareContact, "share-contact");
        add(words, adUserData != null, "ad-user-data:" + adUserData);
        if (vendors != null) {
            vendors.forEach(vendor -> words.add("vendor:" + vendor));
        }
        return String.join(" ", words);
    }

    private static void add(List<String> words, boolean holds, String word) {
        if (holds) {
            words.add(word);
        }
    }
}
