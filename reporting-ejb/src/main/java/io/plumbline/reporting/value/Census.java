package io.plumbline.reporting.value;

import io.plumbline.reporting.customer.Customer;
import io.plumbline.reporting.customer.Customers;
import io.plumbline.shared.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/** The customers with a purchase up to the end of the calibration, in the order of their ids. */
final class Census {

    private static final int MOST = 1_000_000;

    private final LocalDate end;
    private final ZoneId zone;
    private final List<Member> members = new ArrayList<>();
    private LocalDate firstDay;

    private Census(LocalDate end, ZoneId zone) {
        this.end = end;
        this.zone = zone;
    }

    static Census of(Customers customers, LocalDate end, ZoneId zone) throws SQLException {
        Census census = new Census(end, zone);
        customers.tell(census::count);
        census.members.sort(Member.ORDER);
        return census;
    }

    List<Member> members() {
        return members;
    }

    /** Null without customers. */
    LocalDate firstDay() {
        return firstDay;
    }

    /** SHA-256 of everything the models see. */
    String fingerprint() {
        MessageDigest sha = Sha256.fresh();
        for (Member m : members) {
            sha.update(m.id().getBytes(StandardCharsets.UTF_8));
            sha.update(String.valueOf(m.channel()).getBytes(StandardCharsets.UTF_8));
            sha.update(ByteBuffer.allocate(40).putInt(m.x()).putInt(m.recencyDays()).putInt(m.ageDays()).putInt(m.priced()).putLong(m.repeatMinor())
                    .putLong(m.realisedMinor()).putLong(m.firstMinor()).array());
        }
        return HexFormat.of().formatHex(sha.digest());
    }

    private void count(Customer customer) {
        if (members.size() == MOST) {
            throw new NoFit("too-many-customers", "A model takes at most a million customers.");
        }
        TreeMap<LocalDate, long[]> days = new TreeMap<>();
        for (Customer.Purchase purchase : customer.purchases()) {
            long[] day = days.computeIfAbsent(purchase.at().atZone(zone).toLocalDate(), d -> new long[2]);
            if (purchase.minor() == null) {
                day[1] = 1;
            } else {
                day[0] += purchase.minor();
            }
        }
        LocalDate first = days.firstKey();
        List<long[]> repeats = days.tailMap(first, false).values().stream().filter(day -> day[1] == 0).toList();
        members.add(new Member(customer.id(), customer.origin().channel(), days.size() - 1, (int) (days.lastKey().toEpochDay() - first.toEpochDay()),
                (int) (end.toEpochDay() - first.toEpochDay()), repeats.size(), repeats.stream().mapToLong(day -> day[0]).sum(),
                days.values().stream().mapToLong(day -> day[0]).sum(), days.firstEntry().getValue()[0]));
        firstDay = firstDay == null || first.isBefore(firstDay) ? first : firstDay;
    }
}
