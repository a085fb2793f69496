package io.plumbline.campaign.planning;

import io.plumbline.campaign.api.When;
import io.plumbline.shared.Check;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What conditions on a visitor may say, in agreements and in links alike. */
public final class Visitors {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> DEVICES = Set.of("desktop", "mobile", "tablet", "other");

    private Visitors() {
    }

    /** Codes in the case in which the edge will compare them, each once. */
    public static When tidy(When when) {
        List<String> countries = when.country().stream().map(c -> c.strip().toUpperCase(Locale.ROOT)).distinct().toList();
        List<String> devices = when.device().stream().map(d -> d.strip().toLowerCase(Locale.ROOT)).distinct().toList();
        return new When(countries, devices, when.newCustomer(), when.all(), when.any());
    }

    public static boolean isCountry(String code) {
        return COUNTRIES.contains(code);
    }

    public static boolean isDevice(String key) {
        return DEVICES.contains(key);
    }

    public static void check(Check check, String field, When when) {
        check.that(COUNTRIES.containsAll(when.country()), field + "/country", "country-unknown", "Use ISO 3166 codes such as DE.");
        check.that(DEVICES.containsAll(when.device()), field + "/device", "device-unknown", "Use desktop, mobile, tablet or other.");
    }
}
