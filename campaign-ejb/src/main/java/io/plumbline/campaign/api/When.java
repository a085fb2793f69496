package io.plumbline.campaign.api;

import io.plumbline.shared.Check;
import java.io.Serializable;
import java.util.List;

/**
 * Condition on the visitor. An empty or absent part matches everybody; all parts must match.
 *
 * @param country     ISO 3166 alpha-2 codes
 * @param device      {@code desktop}, {@code mobile}, {@code tablet}, {@code other}
 * @param newCustomer whether the customer's first conversion with the advertiser is asked for
 * @param all         further conditions of a destination, every one of which must hold; rates have none
 * @param any         further conditions of a destination, one of which must hold; rates have none
 */
public record When(List<String> country, List<String> device, Boolean newCustomer, List<Condition> all, List<Condition> any) implements Serializable {

    public static final When ALWAYS = new When(List.of(), List.of(), null);

    public When {
        country = Check.whole("country", country);
        device = Check.whole("device", device);
        all = Check.whole("all", all);
        any = Check.whole("any", any);
    }

    public When(List<String> country, List<String> device, Boolean newCustomer) {
        this(country, device, newCustomer, null, null);
    }

    /** The parts that rates share with destinations. An unknown country, device or customer does not match a condition on it. */
    public boolean matches(String visitorCountry, String visitorDevice, Boolean isNewCustomer) {
        return (country.isEmpty() || visitorCountry != null && country.contains(visitorCountry))
                && (device.isEmpty() || visitorDevice != null && device.contains(visitorDevice))
                && (newCustomer == null || newCustomer.equals(isNewCustomer));
    }

    public boolean hasMore() {
        return !all.isEmpty() || !any.isEmpty();
    }

    /** How many parts ask for something: the more specific condition wins. */
    public int specificity() {
        return (country.isEmpty() ? 0 : 1) + (device.isEmpty() ? 0 : 1) + (newCustomer == null ? 0 : 1) + all.size() + (any.isEmpty() ? 0 : 1);
    }
}
