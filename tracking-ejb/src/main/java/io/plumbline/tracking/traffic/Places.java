package io.plumbline.tracking.traffic;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Objects;

/** The loaded databases of addresses; the first that knows something says it. */
final class Places {

    static final Places NONE = new Places();
    private final PlacesFile[] files;

    Places(PlacesFile... files) {
        this.files = Arrays.stream(files).filter(Objects::nonNull).toArray(PlacesFile[]::new);
    }

    Place at(String ip) {
        if (files.length == 0 || Network.parse(ip).filter(address -> !address.isPrivate()).isEmpty()) {
            return Place.UNKNOWN;
        }
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
