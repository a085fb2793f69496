package io.plumbline.campaign.cap;

import io.plumbline.campaign.api.CapGate.Spent;
import io.plumbline.campaign.api.CapOf;
import io.plumbline.campaign.api.CapPeriod;
import io.plumbline.campaign.api.CapSubject;
import io.plumbline.shared.Keyed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Caps on results and money that have nothing, or little, left for the clicks that come now. */
final class Spending {

    private static final int MOST = 100_000;
    /** The first, a middle and the last zone on earth: no other is on a day of its own. */
    private static final List<String> ZONES = List.of("Etc/GMT+12", "UTC", "Etc/GMT-14");

    private final CapBook book;

    Spending(CapBook book) {
        this.book = book;
    }

    List<Spent> at(Instant now) {
        Set<LocalDate> running = Arrays.stream(CapPeriod.values()).flatMap(period -> ZONES.stream().map(zone -> period.startOf(zone, now))).collect(Collectors.toSet());
        return book.list("select c.id, c.subject_type, c.subject_id, c.measure, c.period, c.time_zone, c.currency, u.period_start,"
                + " c.limit_units - u.reserved - u.confirmed - u.leased as left_units, " + Leasing.PAIR
                + " from campaign.cap_use u join campaign.cap c on c.id = u.cap_id left join campaign.agreement a on a.id = c.subject_id"
                + " where u.period_start in (" + "?, ".repeat(running.size() - 1) + "?) and c.removed_at is null and c.measure <> 'clicks' and c.traffic_policy = 'turn-away'"
                + " and (u.reserved + u.confirmed + u.leased >= c.limit_units or c.measure = 'payout' and 2 * (u.reserved + u.confirmed + u.leased) > c.limit_units)"
                + " order by c.id limit " + MOST, row -> spent(row, now), running.toArray()).stream().flatMap(one -> one).toList();
    }

    private static Stream<Spent> spent(ResultSet row, Instant now) throws SQLException {
        CapPeriod period = Keyed.of(CapPeriod.class, "period", row.getString("period"));
        LocalDate start = row.getObject("period_start", LocalDate.class);
        String zone = row.getString("time_zone");
        return !start.equals(period.startOf(zone, now)) ? Stream.empty() : Stream.of(new Spent(Leasing.id(row, "id"), Keyed.of(CapSubject.class, "subject", row.getString("subject_type")),
                Leasing.id(row, "subject_id"), Keyed.of(CapOf.class, "of", row.getString("measure")), period, zone, start, Leasing.pair(row), row.getLong("left_units"),
                row.getString("currency")));
    }
}
