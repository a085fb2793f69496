package io.plumbline.campaign.persistence;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Refuses to start a building with a room missing. */
final class StartUpCheck {

    private StartUpCheck() {
    }

    /** @throws IllegalStateException unless each room brought entities, and none came from elsewhere */
    static void compare(Collection<String> entityClasses) {
        Set<String> missing = new TreeSet<>(List.of("io.plumbline.reporting."));
        missing.removeIf(room -> entityClasses.stream().anyMatch(name -> name.startsWith(room)));
        if (!missing.isEmpty()) {
            throw new IllegalStateException("No entities from " + missing + ": is the EAR whole, with version-less jar names? Found " + entityClasses);
        }
    }
}
