package io.plumbline.tracking.person;

import io.plumbline.shared.Conflict;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/** Under which names and in which rows a person has left something. Grows until nothing new is found. */
final class Traces {

    /** More than this is not one person. */
    private static final int MOST = 10_000;

    final UUID advertiserId;
    final Set<UUID> persons = new LinkedHashSet<>();
    final Set<String> customers = new LinkedHashSet<>();
    final Set<String> emails = new LinkedHashSet<>();
    final Set<String> visitors = new LinkedHashSet<>();
    final Set<String> leads = new LinkedHashSet<>();
    final Set<UUID> leadIds = new LinkedHashSet<>();
    final Set<UUID> events = new LinkedHashSet<>();
    final Set<UUID> conversions = new LinkedHashSet<>();
    /** Identifiers that are no name of ours: an address in plain text. */
    final Set<String> plain = new LinkedHashSet<>();

    Traces(UUID advertiserId) {
        this.advertiserId = advertiserId;
    }

    int size() {
        int size = persons.size() + customers.size() + emails.size() + visitors.size() + leads.size() + leadIds.size() + events.size() + conversions.size();
        if (size > MOST) {
            throw new Conflict("person-too-large", "More than " + MOST + " names and events lead here: this is not one person.");
        }
        return size;
    }

    /** Everything that must not be found any more. */
    Set<String> identifiers() {
        Set<String> all = new LinkedHashSet<>(plain);
        all.addAll(customers);
        all.addAll(emails);
        all.addAll(visitors);
        all.addAll(leads);
        return all;
    }
}
