package io.plumbline.campaign.api;

import io.plumbline.shared.Check;
import java.io.Serializable;
import java.util.List;

/**
 * Condition on the visitor. An empty or absent part matches everybody.
 *
 * @param country     ISO 3166 alpha-2 codes
 * @param device      {@code desktop}, {@code mobile}, {@code tablet}, {@code other}
 * @param newCustomer whether the customer's first conversion with the advertiser is asked for
 */
public record When(List<String> country, List<String> device, Boolean newCustomer) implements Serializable {

    public static final When ALWAYS = new When(List.of(), List.of(), null);

    public When {
        country = Check.whole("country", country);
        device = Check.whole("device", device);
    }

    /** An unknown country, device or customer does not match a condition on it. */
    public boolean matches(String visitorCountry, String visitorDevice, Boolean isNewCustomer) {
        return (country.isEmpty() || visitorCountry != null && country.contains(visitorCountry))
                && (device.isEmpty() || visitorDevice != null && device.contains(visitorDevice))
                && (newCustomer == null || newCustomer.equals(isNewCustomer));
    }

    /** How many parts ask for something: the more specific condition wins. */
    public int specificity() {
        return (country.isEmpty() ? 0 : 1) + (device.isEmpty() ? 0 : 1) + (newCustomer == null ? 0 : 1);
    }
}
