package io.plumbline.tracking.traffic;

import com.maxmind.db.Reader;
import io.plumbline.shared.Invalid;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;

/** A database of addresses (MMDB): GeoLite2, DB-IP, IP2Location or any other that names country, region or autonomous system alike. */
final class PlacesFile implements AutoCloseable {

    private final Reader reader;

    private PlacesFile(Reader reader) {
        this.reader = reader;
    }

    /** Mapped, not read: a database of cities is larger than the heap we ask for. @throws Invalid when it is no such database */
    static PlacesFile open(File file) {
        try {
            PlacesFile places = new PlacesFile(new Reader(file, Reader.FileMode.MEMORY_MAPPED));
            for (String probe : List.of("8.8.8.8", "193.0.6.139", "2001:4860:4860::8888")) {
                places.at(InetAddress.getByName(probe));
            }
            return places;
        } catch (IOException | RuntimeException broken) {
            throw new Invalid("file", "list-malformed", "This is no MMDB database, or it is damaged.");
        }
    }

    Place at(InetAddress address) throws IOException {
        if (reader.getMetadata().ipVersion() == 4 && address.getAddress().length == 16) {
            return Place.UNKNOWN;
        }
        Map<?, ?> found = reader.get(address, Map.class);
        return found == null ? Place.UNKNOWN : new Place(country(found), region(found), system(found));
    }

    long nodes() {
        return reader.getMetadata().nodeCount();
    }

    private static String country(Map<?, ?> found) {
        Object code = found.get("country_code");
        if (code == null && found.get("country") instanceof Map<?, ?> country) {
            code = country.get("iso_code");
        } else if (code == null) {
            code = found.get("country");
        }
        return code instanceof String text && text.matches("[A-Z]{2}") ? text : null;
    }

    private static String region(Map<?, ?> found) {
        Object code = found.get("region_code");
        if (found.get("subdivisions") instanceof List<?> parts && !parts.isEmpty() && parts.get(0) instanceof Map<?, ?> largest) {
            code = largest.get("iso_code");
        }
        return code instanceof String text && text.matches("[A-Z0-9]{1,3}") ? text : null;
    }

    private static Integer system(Map<?, ?> found) {
        return found.get("autonomous_system_number") instanceof Number number ? (Integer) number.intValue()
                : found.get("asn") instanceof Number other ? (Integer) other.intValue() : null;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
