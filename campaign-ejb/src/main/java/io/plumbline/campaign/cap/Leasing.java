package io.plumbline.campaign.cap;

import io.plumbline.campaign.api.CapGate.ClickCap;
import io.plumbline.campaign.api.CapGate.Lease;
import io.plumbline.campaign.api.CapGate.Pair;
import io.plumbline.campaign.api.CapGate.Used;
import io.plumbline.campaign.api.CapPeriod;
import io.plumbline.campaign.api.CapSubject;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Keyed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Slots for clicks, taken in advance. What is leased counts as used at once, so no node can pass the limit whatever becomes of
 * another; what was not taken comes back.
 */
final class Leasing {

    /** A lease is at most this part of what is left: other nodes find slots too, and the last ones are leased one by one. */
    private static final int SHARE = 4;
    private static final int MOST_CAPS = 100_000;
    private static final int MOST_LEASES = 100_000;

    /** Whom an agreement's cap concerns, and when; of {@code campaign.agreement a}, null for other caps. */
    static final String PAIR = "a.campaign_id, a.partner_id, a.effective_from,"
            + " (select min(n.effective_from) from campaign.agreement n where n.campaign_id = a.campaign_id and n.partner_id = a.partner_id"
            + " and n.effective_from > a.effective_from) as effective_until";

    private final CapBook book;

    Leasing(CapBook book) {
        this.book = book;
    }

    List<ClickCap> caps() {
        return book.list("select c.id, c.subject_type, c.subject_id, c.period, c.time_zone, " + PAIR
                + " from campaign.cap c left join campaign.agreement a on a.id = c.subject_id"
                + " where c.measure = 'clicks' and c.removed_at is null order by c.id limit " + MOST_CAPS, Leasing::clickCap);
    }

    private static ClickCap clickCap(ResultSet row) throws SQLException {
        return new ClickCap(id(row, "id"), Keyed.of(CapSubject.class, "subject", row.getString("subject_type")), id(row, "subject_id"),
                Keyed.of(CapPeriod.class, "period", row.getString("period")), row.getString("time_zone"), pair(row));
    }

    static Pair pair(ResultSet row) throws SQLException {
        UUID campaign = id(row, "campaign_id");
        return campaign == null ? null : new Pair(campaign, id(row, "partner_id"), instant(row, "effective_from"), instant(row, "effective_until"));
    }

    static UUID id(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    String version() {
        return book.list("select (select count(*) from campaign.cap) as caps, (select coalesce(sum(version), 0) from campaign.cap) as changes,"
                + " (select max(created_at) from campaign.cap) as latest, (select count(*) from campaign.agreement) as agreements,"
                + " (select coalesce(sum(version), 0) from campaign.agreement) as amendments",
                row -> row.getString(1) + " " + row.getString(2) + " " + row.getString(3) + " " + row.getString(4) + " " + row.getString(5)).get(0);
    }

    Optional<Lease> lease(UUID capId, LocalDate periodStart, String node, long wanted, Instant now) {
        List<Long> limits = book.list("select limit_units from campaign.cap where id = ? and removed_at is null", row -> row.getLong(1), capId);
        if (limits.isEmpty()) {
            return Optional.empty();
        }
        long left = limits.get(0) - book.lock(capId, periodStart);
        long slots = Math.min(wanted, Math.max(1, left / SHARE));
        if (left <= 0 || slots <= 0 || !book.take(capId, periodStart, "leased", slots, limits.get(0))) {
            return Optional.empty();
        }
        Lease lease = new Lease(Ids.next(), capId, periodStart, slots, now);
        book.update("insert into campaign.cap_lease (id, cap_id, period_start, node, slots, open, granted_at) values (?, ?, ?, ?, ?, true, ?)", lease.id(), capId,
                periodStart, node, slots, now);
        return Optional.of(lease);
    }

    List<Used> usedUp(String node) {
        return book.list("select u.cap_id, u.period_start from campaign.cap_use u join campaign.cap c on c.id = u.cap_id"
                + " where u.reserved + u.confirmed + u.leased >= c.limit_units and exists (select 1 from campaign.cap_lease l where l.cap_id = u.cap_id"
                + " and l.period_start = u.period_start and l.node = ? and l.open = true) limit " + MOST_LEASES,
                row -> new Used(row.getObject("cap_id", UUID.class), row.getObject("period_start", LocalDate.class)), node);
    }

    void giveBack(UUID leaseId, long untaken) {
        held(leaseId).ifPresent(lease -> shrink(lease, untaken));
    }

    void close(UUID leaseId, long taken) {
        held(leaseId).ifPresent(lease -> {
            shrink(lease, lease.slots() - taken);
            book.update("update campaign.cap_lease set open = false where id = ?", leaseId);
        });
    }

    List<Lease> open(String node) {
        return book.list("select * from campaign.cap_lease where node = ? and open = true order by id limit " + MOST_LEASES, Leasing::lease, node);
    }

    private void shrink(Lease lease, long by) {
        if (by < 0 || by > lease.slots()) {
            throw new IllegalStateException("Lease " + lease.id() + " of " + lease.slots() + " slots cannot give back " + by);
        }
        book.lock(lease.capId(), lease.periodStart());
        book.give(lease.capId(), lease.periodStart(), "leased", by);
        book.update("update campaign.cap_lease set slots = slots - ? where id = ?", by, lease.id());
    }

    /** Its use is locked before it, in the order of {@link #lease}. */
    private Optional<Lease> held(UUID leaseId) {
        List<Lease> seen = book.list("select * from campaign.cap_lease where id = ? and open = true", Leasing::lease, leaseId);
        seen.forEach(lease -> book.lock(lease.capId(), lease.periodStart()));
        return book.list("select * from campaign.cap_lease where id = ? and open = true for update", Leasing::lease, leaseId).stream().findFirst();
    }

    private static Lease lease(ResultSet row) throws SQLException {
        return new Lease(row.getObject("id", UUID.class), row.getObject("cap_id", UUID.class), row.getObject("period_start", LocalDate.class), row.getLong("slots"),
                instant(row, "granted_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
