package io.plumbline.tracking.click;

import io.plumbline.shared.Dialect;
import io.plumbline.tracking.bulk.Rows;
import io.plumbline.tracking.journal.Entry;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Who was first in a window: the keys of {@code unique_click} decide, in the order of the journal, also between two nodes. */
@ApplicationScoped
public class UniqueKeys {

    private static final int BATCH = 100;
    private static final List<String> COLUMNS = List.of("campaign_id", "fingerprint", "window_start");

    @Inject
    private Sql sql;

    private record Key(UUID campaign, UUID fingerprint, Instant window) implements Comparable<Key> {

        /** One order for all nodes: two that meet can only queue. */
        @Override
        public int compareTo(Key other) {
            int by = campaign.compareTo(other.campaign);
            by = by == 0 ? fingerprint.compareTo(other.fingerprint) : by;
            return by == 0 ? window.compareTo(other.window) : by;
        }
    }

    /**
     * @param careful a try before has failed. Otherwise the key of a visitor whom the click itself has given an id is written without asking: nobody else can
     *                have it yet, unless the visitor was quicker on another node than this batch, and that is found out by failing
     * @return the entries that are their fingerprint's first
     */
    Set<Entry> first(List<Entry> entries, boolean careful) {
        Set<Key> given = new LinkedHashSet<>();
        TreeSet<Key> asked = new TreeSet<>();
        for (Entry entry : entries) {
            if (entry.id("#visitor") != null) {
                given.add(key(entry, "#visitor"));
            }
        }
        for (Entry entry : entries) {
            Key key = key(entry, "#fingerprint");
            if (!given.contains(key)) {
                asked.add(key);
            }
        }
        if (careful) {
            asked.addAll(given);
            given.clear();
        }
        Set<Key> free = claimed(asked, given);
        Set<Entry> first = new HashSet<>();
        for (Entry entry : entries) {
            if (free.remove(key(entry, "#fingerprint"))) {
                first.add(entry);
            }
            if (entry.id("#visitor") != null) {
                // The next click of this browser brings the id along; it must be known as a repeat then.
                free.remove(key(entry, "#visitor"));
            }
        }
        return first;
    }

    private Set<Key> claimed(Set<Key> asked, Set<Key> given) {
        if (asked.isEmpty() && given.isEmpty()) {
            return new HashSet<>();
        }
        return sql.on(connection -> {
            Set<Key> free = asked.isEmpty() ? new HashSet<>() : claim(connection, new ArrayList<>(asked));
            if (!given.isEmpty()) {
                Rows.of(connection).write(connection, "tracking.unique_click", COLUMNS,
                        given.stream().map(key -> new Object[] {key.campaign(), key.fingerprint(), key.window()}).toList());
            }
            free.addAll(given);
            return free;
        });
    }

    private static Key key(Entry entry, String fingerprint) {
        return new Key(entry.id("campaign_id"), entry.id(fingerprint), entry.time("#window"));
    }

    private static Set<Key> claim(Connection connection, List<Key> keys) throws SQLException {
        return Dialect.of(connection) == Dialect.POSTGRESQL ? claimAtOnce(connection, keys) : claimInBatches(connection, keys);
    }

    private static Set<Key> claimAtOnce(Connection connection, List<Key> keys) throws SQLException {
        Array campaigns = connection.createArrayOf("uuid", keys.stream().map(Key::campaign).toArray());
        Array fingerprints = connection.createArrayOf("uuid", keys.stream().map(Key::fingerprint).toArray());
        Array windows = connection.createArrayOf("timestamptz", keys.stream().map(key -> key.window().toString()).toArray());
        Set<Key> claimed = new HashSet<>();
        try (PreparedStatement insert = connection.prepareStatement("insert into tracking.unique_click (campaign_id, fingerprint, window_start)"
                + " select * from unnest(?::uuid[], ?::uuid[], ?::timestamptz[]) on conflict do nothing returning campaign_id, fingerprint, window_start")) {
            insert.setArray(1, campaigns);
            insert.setArray(2, fingerprints);
            insert.setArray(3, windows);
            try (ResultSet rows = insert.executeQuery()) {
                while (rows.next()) {
                    claimed.add(new Key(Sql.uuid(rows, "campaign_id"), Sql.uuid(rows, "fingerprint"), Sql.instant(rows, "window_start")));
                }
            }
        }
        return claimed;
    }

    private static Set<Key> claimInBatches(Connection connection, List<Key> keys) throws SQLException {
        Set<Key> claimed = new HashSet<>();
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into tracking.unique_click (campaign_id, fingerprint, window_start) values (?, ?, ?) on conflict do nothing")) {
            for (int from = 0; from < keys.size(); from += BATCH) {
                List<Key> part = keys.subList(from, Math.min(from + BATCH, keys.size()));
                for (Key key : part) {
                    insert.setObject(1, key.campaign());
                    insert.setObject(2, key.fingerprint());
                    insert.setObject(3, key.window().atOffset(ZoneOffset.UTC));
                    insert.addBatch();
                }
                int[] counts = insert.executeBatch();
                for (int i = 0; i < counts.length; i++) {
                    if (counts[i] > 0) {
                        claimed.add(part.get(i));
                    }
                }
            }
        }
        return claimed;
    }
}
