package io.plumbline.web.edge;

import io.plumbline.tracking.api.Arrival;
import io.plumbline.tracking.api.ConsentSignals;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Makes an {@link Arrival} of a request. */
final class Arrivals {

    /** Header in which a trusted proxy names the visitor's country. Unset, no header is believed. */
    private static final String COUNTRY_HEADER = System.getenv("PLUMBLINE_COUNTRY_HEADER");
    /** The same for the region within it. */
    private static final String REGION_HEADER = System.getenv("PLUMBLINE_REGION_HEADER");
    private static final List<String> PURPOSES = List.of("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz");

    /** Whatever of a request's head an answer may depend on. */
    static final List<String> HEADERS = Stream.concat(PURPOSES.stream(), Stream.of("User-Agent", "Referer", "Accept-Language", "Sec-GPC", COUNTRY_HEADER, REGION_HEADER))
            .filter(name -> name != null && !name.isBlank()).toList();

    private Arrivals() {
    }

    static Arrival of(Incoming request, Map<String, List<String>> params, Instant at) {
        return new Arrival(at, new Arrival.MapOfParams(params), request.ip(), request.header("User-Agent"), request.header("Referer"),
                request.header("Accept-Language"), purpose(request), "1".equals(request.header("Sec-GPC")), Cookies.visitor(request),
                Cookies.clicks(request), country(request), region(request), Cookies.ways(request));
    }

    /** {@code DE-BY}; a bare {@code BY} belongs to the country. */
    static String region(Incoming request) {
        String said = REGION_HEADER == null || REGION_HEADER.isBlank() ? null : request.header(REGION_HEADER);
        String country = said == null || said.indexOf('-') >= 0 ? null : country(request);
        String region = said == null ? null : (country == null ? said : country + "-" + said).toUpperCase(Locale.ROOT);
        return region != null && region.matches("[A-Z]{2}-[A-Z0-9]{1,3}") ? region : null;
    }

    static ConsentSignals consent(Incoming request, Map<String, List<String>> params) {
        return consent(request, name -> params.getOrDefault(name, List.of()).stream().findFirst().orElse(null));
    }

    static ConsentSignals consent(Incoming request, UnaryOperator<String> param) {
        return ConsentSignals.of(param, "1".equals(request.header("Sec-GPC")), country(request));
    }

    static String country(Incoming request) {
        String country = COUNTRY_HEADER == null || COUNTRY_HEADER.isBlank() ? null : request.header(COUNTRY_HEADER);
        return country != null && country.matches("[A-Za-z]{2}") ? country.toUpperCase(Locale.ROOT) : null;
    }

    private static String purpose(Incoming request) {
        for (String name : PURPOSES) {
            String value = request.header(name);
            if (value != null && !value.isBlank()) {
                return value;
            }
        }
        return null;
    }
}
