package io.plumbline.web.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The global bar, read from the address: {@code from, to, compare, zone, currency}. Nothing is kept on the server, so an
 * address sent to a colleague shows the same thing.
 */
@Named("range")
@RequestScoped
public class Range {

    private static final List<String> ZONES = List.of("UTC", "Europe/London", "Europe/Berlin", "Europe/Zurich",
            "Europe/Istanbul", "America/New_York", "America/Chicago", "America/Los_Angeles", "America/Sao_Paulo",
            "Asia/Dubai", "Asia/Kolkata", "Asia/Singapore", "Asia/Tokyo", "Australia/Sydney");

    @Inject
    private HttpServletRequest request;
    @Inject
    private RangeDefaults defaults;
    @Inject
    private Instance<Clock> clock;

    private DateRange days;

    public enum Compare { NONE, PREVIOUS, YEAR }

    public DateRange getDays() {
        if (days == null) {
            days = DateRange.parse(request.getParameter("from"), request.getParameter("to"), getToday());
        }
        return days;
    }

    public LocalDate getFrom() {
        return getDays().from();
    }

    public LocalDate getTo() {
        return getDays().to();
    }

    public Compare getCompare() {
        for (Compare choice : Compare.values()) {
            if (choice.name().equalsIgnoreCase(request.getParameter("compare"))) {
                return choice;
            }
        }
        return Compare.NONE;
    }

    /** The comparison in the words of a report's question, or null. */
    public String getComparison() {
        return switch (getCompare()) {
            case NONE -> null;
            case PREVIOUS -> "previous-period";
            case YEAR -> "previous-year";
        };
    }

    /** The days to compare with, or null. */
    public DateRange getComparedDays() {
        return switch (getCompare()) {
            case NONE -> null;
            case PREVIOUS -> getDays().previous();
            case YEAR -> getDays().yearBefore();
        };
    }

    public ZoneId getZone() {
        return zone(request.getParameter("zone")).orElse(defaults.getZone());
    }

    public String getCurrency() {
        return currency(request.getParameter("currency")).orElse(defaults.getCurrency());
    }

    public LocalDate getToday() {
        Clock now = clock.isResolvable() ? clock.get() : Clock.systemUTC();
        return LocalDate.now(now.withZone(getZone()));
    }

    /** The key of the preset that these days are, or {@code custom}. */
    public String getPreset() {
        return getDays().preset(getToday()).map(DateRange.Preset::getKey).orElse("custom");
    }

    public List<DateRange.Preset> getPresets() {
        return List.of(DateRange.Preset.values());
    }

    public List<Compare> getCompares() {
        return List.of(Compare.values());
    }

    public Set<String> getZones() {
        Set<String> zones = new LinkedHashSet<>(List.of(getZone().getId(), defaults.getZone().getId()));
        zones.addAll(ZONES);
        return zones;
    }

    public Set<String> getCurrencies() {
        Set<String> currencies = new LinkedHashSet<>(List.of(getCurrency(), defaults.getCurrency()));
        currencies.addAll(defaults.getCurrencies());
        return currencies;
    }

    public String presetLink(DateRange.Preset preset) {
        DateRange on = preset.on(getToday());
        return link(Map.of("from", on.from().toString(), "to", on.to().toString()));
    }

    /** This page with one parameter changed and all others kept. */
    public String with(String name, Object value) {
        return link(Map.of(name, value.toString()));
    }

    /** Another page of the portal under the same range: {@code range.to('/app/reports/query.xhtml', 'campaign', id)}. */
    public String to(String path, Object... namesAndValues) {
        Map<String, String> kept = bar();
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            if (namesAndValues[i + 1] != null) {
                kept.put(namesAndValues[i].toString(), namesAndValues[i + 1].toString());
            }
        }
        return request.getContextPath() + path + Query.of(kept);
    }

    /** A file of what this page shows: all that its address asks, at the address of the file. */
    public String file(String path, String format) {
        Map<String, String> all = Query.kept(request.getParameterMap());
        all.put("format", format);
        return request.getContextPath() + path + Query.of(all);
    }

    /** What of the address belongs to the bar, to hang on links; empty when it says nothing. */
    public String getQuery() {
        return Query.of(bar());
    }

    /** What of the address does not belong to the form that carries {@code from} and {@code to}. */
    public Map<String, String> getOthers() {
        Map<String, String> others = Query.kept(request.getParameterMap());
        others.keySet().removeAll(List.of("from", "to"));
        return others;
    }

    public Map<String, String> othersThan(String name) {
        return othersKept(name);
    }

    /** What a form of the page hands on, without what it sends itself. */
    public Map<String, String> othersKept(String... names) {
        Map<String, String> others = Query.kept(request.getParameterMap());
        others.keySet().removeAll(Arrays.asList(names));
        return others;
    }

    private String link(Map<String, String> changes) {
        Map<String, String> all = Query.kept(request.getParameterMap());
        all.putAll(changes);
        return getPath() + Query.of(all);
    }

    public String getPath() {
        return request.getRequestURI();
    }

    private Map<String, String> bar() {
        Map<String, String> kept = new LinkedHashMap<>(Query.kept(request.getParameterMap()));
        kept.keySet().retainAll(Arrays.asList("from", "to", "compare", "zone", "currency"));
        return kept;
    }

    static Optional<ZoneId> zone(String id) {
        try {
            return id == null || id.length() > 40 ? Optional.empty() : Optional.of(ZoneId.of(id));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    static Optional<String> currency(String code) {
        try {
            return code == null || code.length() != 3 ? Optional.empty()
                    : Optional.of(Currency.getInstance(code.toUpperCase(java.util.Locale.ROOT)).getCurrencyCode());
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }
}
