package io.plumbline.tracking.traffic;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Objects;

/** The loaded databases of addresses; the first that knows something says it, at last the table that comes with the product. */
final class Places {

    static final Places NONE = new Places();
    private final CountryTable table;
    private final PlacesFile[] files;

    Places(PlacesFile... files) {
        this(null, files);
    }

    /** @param table of countries, or null where a database of places has replaced it */
    Places(CountryTable table, PlacesFile... files) {
        this.table = table;
        this.files = Arrays.stream(files).filter(Objects::nonNull).toArray(PlacesFile[]::new);
    }

    Place at(String ip) {
        Network literal = files.length == 0 && table == null ? null : Network.parse(ip).orElse(null);
        if (literal == null || literal.isPrivate()) {
            return Place.UNKNOWN;
        }
        Place known = table == null ? Place.UNKNOWN : table.at(literal);
        return files.length == 0 ? known : merged(inFiles(ip), known);
    }

    private Place inFiles(String ip) {
        try {
            InetAddress address = InetAddress.getByName(ip.strip());
            Place all = Place.UNKNOWN;
            for (PlacesFile file : files) {
                all = merged(all, file.at(address));
            }
            return all;
        } catch (UnknownHostException noAddress) {
            return Place.UNKNOWN;
        } catch (IOException | RuntimeException damaged) {
            // A click must not be lost because a database of places is broken in one of its leaves.
            return Place.UNKNOWN;
        }
    }

    private static Place merged(Place first, Place second) {
        return new Place(first.country() == null ? second.country() : first.country(), first.country() == null ? second.region() : first.region(),
                first.system() == null ? second.system() : first.system());
    }
}
