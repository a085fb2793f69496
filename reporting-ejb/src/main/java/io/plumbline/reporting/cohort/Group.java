package io.plumbline.reporting.cohort;

import io.plumbline.reporting.customer.Customer;
import java.util.BitSet;

/** What one cohort of one key adds up to. */
final class Group {

    private final int cohort;
    private final long[] active;
    private final long[] minor;
    private long customers;
    private long people;

    Group(int cohort, int periods) {
        this.cohort = cohort;
        this.active = new long[periods];
        this.minor = new long[periods];
    }

    void met(long more) {
        people += more;
    }

    /** A purchase before the cohort's own period (bought, then first touched) cannot be: the first touch is never after the first purchase. */
    void add(Customer customer, Brief brief) {
        customers++;
        BitSet seen = new BitSet();
        for (Customer.Purchase purchase : customer.purchases()) {
            int period = brief.period(cohort, purchase.at());
            if (period < active.length) {
                seen.set(period);
                minor[period] = Math.addExact(minor[period], purchase.minor() == null ? 0 : purchase.minor());
            }
        }
        seen.stream().forEach(period -> active[period]++);
    }

    int cohort() {
        return cohort;
    }

    long customers() {
        return customers;
    }

    long people() {
        return people;
    }

    long active(int period) {
        return active[period];
    }

    long minor(int period) {
        return minor[period];
    }
}
