package io.plumbline.tracking.traffic;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which clocks a country goes by: {@code zone1970.tab} of the IANA time zone database. */
final class Zones {

    /** Zones of nowhere: browsers that hide where they are use one of these. */
    private static final List<String> NOWHERE = List.of("UTC", "GMT", "Etc/", "UCT", "Zulu", "Universal");

    private final Map<String, List<ZoneId>> byCountry;

    private Zones(Map<String, List<ZoneId>> byCountry) {
        this.byCountry = byCountry;
    }

    /** @param text lines of country codes, joined by commas, a tab and a zone */
    static Zones read(String text) {
        Map<String, List<ZoneId>> zones = new HashMap<>();
        Set<String> known = ZoneId.getAvailableZoneIds();
        // A Java that is older than the table lacks the zones of recent years.
        text.lines().filter(line -> !line.startsWith("#")).map(line -> line.split("\t")).filter(line -> known.contains(line[1])).forEach(line -> {
            for (String country : line[0].split(",")) {
                zones.computeIfAbsent(country, c -> new ArrayList<>()).add(ZoneId.of(line[1]));
            }
        });
        return new Zones(zones);
    }

    /**
     * No clock of the country shows the hour that the browser's clock shows: names of zones change and neighbours share them, hours are what
     * can be compared.
     *
     * @param zone as the browser tells it; what is no zone proves nothing
     */
    boolean isForeign(String zone, String country, Instant at) {
        List<ZoneId> own = country == null ? null : byCountry.get(country);
        if (own == null || zone == null || NOWHERE.stream().anyMatch(zone::startsWith)) {
            return false;
        }
        try {
            ZoneId told = ZoneId.of(zone);
            return own.stream().noneMatch(one -> one.getRules().getOffset(at).equals(told.getRules().getOffset(at)));
        } catch (DateTimeException noZone) {
            return false;
        }
    }
}
