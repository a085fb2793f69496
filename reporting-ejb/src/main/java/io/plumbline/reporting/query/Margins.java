package io.plumbline.reporting.query;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** What is left of each advertiser's revenue before marketing, by UTC day, as it was known at some instant. */
public final class Margins {

    static final Margins NONE = new Margins(Map.of());

    private static final int FETCH = 1000;
    private static final int MOST_NAMED = 5;

    private final Map<UUID, TreeMap<LocalDate, BigDecimal>> shares;
    private final TreeSet<UUID> missing = new TreeSet<>();

    private Margins(Map<UUID, TreeMap<LocalDate, BigDecimal>> shares) {
        this.shares = shares;
    }

    /** @param at null for now */
    public static Margins known(Connection connection, Instant at) throws SQLException {
        Map<UUID, TreeMap<LocalDate, BigDecimal>> shares = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement("select advertiser_id, valid_from, share from campaign.pub_margin" + (at == null ? "" : " where known_at <= ?") + " order by id")) {
            query.setFetchSize(FETCH);
            if (at != null) {
                query.setObject(1, at.atOffset(ZoneOffset.UTC));
            }
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    put(shares.computeIfAbsent(rows.getObject(1, UUID.class), advertiser -> new TreeMap<>()), rows.getObject(2, LocalDate.class), rows.getBigDecimal(3));
                }
            }
        }
        return new Margins(shares);
    }

    /** What came last counts; nothing takes back what was there. */
    private static void put(TreeMap<LocalDate, BigDecimal> days, LocalDate from, BigDecimal share) {
        if (share == null) {
            days.remove(from);
        } else {
            days.put(from, share.stripTrailingZeros());
        }
    }

    /** Empty, and remembered, before the first day that one is known for. */
    public Optional<BigDecimal> of(UUID advertiser, LocalDate day) {
        TreeMap<LocalDate, BigDecimal> days = shares.get(advertiser);
        Map.Entry<LocalDate, BigDecimal> last = days == null ? null : days.floorEntry(day);
        if (last == null && advertiser != null) {
            missing.add(advertiser);
        }
        return Optional.ofNullable(last).map(Map.Entry::getValue);
    }

    /** The same shares, of which nothing has been asked yet. */
    Margins again() {
        return new Margins(shares);
    }

    boolean sameAs(Margins other) {
        return shares.equals(other.shares);
    }

    /** Advertisers of whom a margin was asked that nobody knows. */
    TreeSet<UUID> missing() {
        return missing;
    }

    List<String> warnings(Map<UUID, String> names) {
        if (missing.isEmpty()) {
            return List.of();
        }
        List<String> named = missing.stream().map(id -> names.getOrDefault(id, id.toString())).sorted().toList();
        String all = String.join(", ", named.stream().limit(MOST_NAMED).toList());
        return List.of("No margin is known for " + all + (named.size() > MOST_NAMED ? ", …" : "")
                + " on some days with revenue: figures made of it are left empty. It is entered with the advertiser.");
    }
}
