package io.plumbline.reporting.attribution;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;

/** Which persons of an advertiser are known to be another. */
final class Merges {

    private final Persons merged = new Persons(16);
    private UUID[] canonical = new UUID[16];

    private Merges() {
    }

    static Merges of(Connection connection, UUID advertiser) throws SQLException {
        Merges merges = new Merges();
        Streamed.read(connection, "select person_id, canonical_id from tracking.pub_person_merge where advertiser_id = ?",
                row -> merges.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class)), advertiser);
        return merges;
    }

    UUID canonical(UUID person) {
        UUID other = canonical(person.getMostSignificantBits(), person.getLeastSignificantBits());
        return other == null ? person : other;
    }

    /** @return null for who is nobody else */
    UUID canonical(long high, long low) {
        int number = merged.find(high, low);
        return number < 0 ? null : canonical[number];
    }

    private void put(UUID person, UUID to) {
        int number = merged.number(person.getMostSignificantBits(), person.getLeastSignificantBits());
        if (number >= canonical.length) {
            canonical = Arrays.copyOf(canonical, canonical.length * 2);
        }
        canonical[number] = to;
    }
}
