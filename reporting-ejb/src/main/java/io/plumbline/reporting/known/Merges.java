package io.plumbline.reporting.known;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Which persons of an advertiser are known to be another. */
public final class Merges {

    private final Persons merged = new Persons(16);
    private final Set<UUID> involved = new HashSet<>();
    private UUID[] canonical = new UUID[16];

    private Merges() {
    }

    /** Where persons are merged already by who tells of them. */
    public static Merges none() {
        return new Merges();
    }

    /** Whether somebody else is the same person. */
    public boolean isInvolved(UUID person) {
        return involved.contains(person);
    }

    /** @param asOf null for now */
    public static Merges of(Connection connection, UUID advertiser, Instant asOf) throws SQLException {
        Merges merges = new Merges();
        if (asOf != null) {
            merges.follow(said(connection, advertiser, asOf.atOffset(ZoneOffset.UTC)));
            return merges;
        }
        Streamed.read(connection, "select person_id, canonical_id from tracking.pub_person_merge where advertiser_id = ?",
                row -> merges.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class)), advertiser);
        return merges;
    }

    /** What each merge said that was in force then: where it led depends on the others. */
    private static Map<UUID, UUID> said(Connection connection, UUID advertiser, OffsetDateTime asOf) throws SQLException {
        Map<UUID, UUID> said = new HashMap<>();
        Streamed.read(connection, "select person_id, stated_id from tracking.pub_merge_known where advertiser_id = ? and at <= ? and (undone_at is null or undone_at > ?)",
                row -> said.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class)), advertiser, asOf, asOf);
        return said;
    }

    private void follow(Map<UUID, UUID> said) {
        said.forEach((person, stated) -> {
            UUID at = stated;
            for (int steps = 0; said.containsKey(at) && steps < said.size(); steps++) {
                at = said.get(at);
            }
            if (!at.equals(person)) {
                put(person, at);
            }
        });
    }

    public UUID canonical(UUID person) {
        UUID other = canonical(person.getMostSignificantBits(), person.getLeastSignificantBits());
        return other == null ? person : other;
    }

    /** @return null for who is nobody else */
    public UUID canonical(long high, long low) {
        int number = merged.find(high, low);
        return number < 0 ? null : canonical[number];
    }

    private void put(UUID person, UUID to) {
        int number = merged.number(person.getMostSignificantBits(), person.getLeastSignificantBits());
        if (number >= canonical.length) {
            canonical = Arrays.copyOf(canonical, canonical.length * 2);
        }
        canonical[number] = to;
        involved.add(person);
        involved.add(to);
    }
}
