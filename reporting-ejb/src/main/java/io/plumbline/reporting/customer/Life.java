package io.plumbline.reporting.customer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** What happened to one person, told in the order of time: touches up to the first purchase, and purchases. */
final class Life {

    /** A reseller or a test account: more tells nothing about customers. */
    private static final int MOST_PURCHASES = 20_000;

    /** @param customerId, minor of purchases only; minor null when there is no rate for the amount */
    record Event(UUID id, boolean purchase, Customer.Origin origin, String customerId, Long minor) {

        /** At the same instant touches come before purchases; ids are compared as both databases do. */
        static final Comparator<Event> ORDER = Comparator.comparing((Event e) -> e.origin().at()).thenComparing(Event::purchase)
                .thenComparing(Event::id, Life::compare);

        Instant at() {
            return origin.at();
        }
    }

    private final UUID person;
    private final List<Customer.Purchase> purchases = new ArrayList<>();
    private Customer.Origin touch;
    private String id;

    Life(UUID person) {
        this.person = person;
    }

    UUID person() {
        return person;
    }

    Life add(Event event) {
        if (event.purchase() && purchases.size() < MOST_PURCHASES) {
            id = id == null ? event.customerId() : id;
            purchases.add(new Customer.Purchase(event.origin(), event.minor()));
        } else if (touch == null && purchases.isEmpty()) {
            touch = event.origin();
        }
        return this;
    }

    boolean isCustomer() {
        return !purchases.isEmpty();
    }

    Customer customer() {
        return new Customer(person, id == null ? person.toString() : id, touch, List.copyOf(purchases));
    }

    static int compare(UUID a, UUID b) {
        int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
    }
}
