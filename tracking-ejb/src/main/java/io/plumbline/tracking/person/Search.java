package io.plumbline.tracking.person;

import io.plumbline.shared.Check;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.NotFound;
import io.plumbline.tracking.api.People.Who;
import io.plumbline.tracking.identity.ContactHash;
import io.plumbline.tracking.identity.Merge;
import io.plumbline.tracking.identity.Persons;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Follows a name to everything of the same person. From an event to the names on it, but never from a browser to the customers that
 * have used it: only a merge says that they are one.
 */
@ApplicationScoped
public class Search {

    /** Names lead to names; after so many rounds nothing new comes of one person. */
    private static final int ROUNDS = 10;
    private static final int CHUNK = 500;
    private static final String LEAD = "id, person_id, external_id, email_sha256, email, phone, conversion_id";

    @Inject
    private Sql sql;
    @Inject
    private Persons persons;

    /** @throws NotFound when there is nothing */
    Traces of(Who who) {
        check(who);
        Traces traces = new Traces(who.advertiserId());
        begin(traces, who);
        int before = -1;
        for (int round = 0; round < ROUNDS && traces.size() != before; round++) {
            before = traces.size();
            grow(traces);
        }
        if (traces.events.isEmpty() && traces.conversions.isEmpty() && !isKnown(traces)) {
            throw new NotFound("person", "by that name");
        }
        return traces;
    }

    private static void check(Who who) {
        boolean named = Stream.of(who.customerId(), who.email(), who.visitorId(), who.leadId(), who.clickId()).anyMatch(name -> name != null && !name.isBlank());
        new Check().that(who.advertiserId() != null, "advertiserId", "required", "Say with which advertiser the person is.")
                .optionalText("customerId", who.customerId(), 256).optionalText("email", who.email(), 254).optionalText("visitorId", who.visitorId(), 64)
                .optionalText("leadId", who.leadId(), 256).optionalText("clickId", who.clickId(), 36)
                .that(named, "customerId", "name-required", "Give a customer id, an e-mail address, a visitor id, a lead's id or a click id.").done();
    }

    private void begin(Traces traces, Who who) {
        add(who.customerId(), traces.customers::add);
        add(who.visitorId(), traces.visitors::add);
        add(who.leadId(), traces.leads::add);
        add(who.email(), address -> {
            if (ContactHash.isHash(address)) {
                traces.emails.add(address.toLowerCase(Locale.ROOT));
            } else {
                // Whoever hashed it first, did it in the way of one platform or another.
                Stream.of(ContactHash.values()).map(way -> way.email(address)).forEach(traces.emails::add);
                traces.plain.add(address);
                traces.plain.add(address.toLowerCase(Locale.ROOT));
            }
        });
        add(who.clickId(), id -> click(traces, id));
        seeds(traces);
    }

    private void click(Traces traces, String text) {
        UUID id;
        try {
            id = UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            throw new Invalid("clickId", "id-malformed", "This is no click id.");
        }
        sql.one("select person_id, visitor_id from tracking.click where id = ? and advertiser_id = ?", row -> {
            traces.events.add(id);
            traces.persons.add(Sql.uuid(row, "person_id"));
            add(row.getString("visitor_id"), traces.visitors::add);
            return true;
        }, id, traces.advertiserId);
    }

    private void seeds(Traces traces) {
        traces.customers.forEach(name -> traces.persons.add(named(traces, "customer", name)));
        traces.emails.forEach(name -> traces.persons.add(named(traces, "email", name)));
        traces.visitors.forEach(name -> traces.persons.add(named(traces, "visitor", name)));
    }

    private void grow(Traces traces) {
        seeds(traces);
        for (UUID person : Set.copyOf(traces.persons)) {
            UUID canonical = persons.canonical(traces.advertiserId, person);
            traces.persons.add(canonical);
            persons.merges(traces.advertiserId, canonical).stream().map(Merge::person).forEach(traces.persons::add);
        }
        ofPersons("id, customer_id, email_sha256, visitor_id", "conversion", traces, row -> {
            traces.conversions.add(Sql.uuid(row, "id"));
            add(row.getString("customer_id"), traces.customers::add);
            add(row.getString("email_sha256"), traces.emails::add);
            own(traces, row.getString("visitor_id"));
            return true;
        });
        ofPersons("event_id, link_id", "touchpoint", traces, row -> row.getString("link_id") != null && row.getString("event_id") != null && traces.events.add(Sql.uuid(row, "event_id")));
        in("select id, visitor_id from tracking.click where advertiser_id = ? and person_id in ", traces, traces.persons, row -> {
            own(traces, row.getString("visitor_id"));
            return traces.events.add(Sql.uuid(row, "id"));
        });
        in("select lead_id from tracking.lead_name where advertiser_id = ? and external_id in ", traces, traces.leads, row -> traces.leadIds.add(Sql.uuid(row, "lead_id")));
        leads(traces, "id", traces.leadIds);
        leads(traces, "email_sha256", traces.emails);
        leads(traces, "click_id", traces.events);
        ofPersons(LEAD, "lead", traces, row -> lead(traces, row));
        in("select external_id from tracking.lead_name where advertiser_id = ? and lead_id in ", traces, traces.leadIds, row -> traces.leads.add(row.getString("external_id")));
    }

    private void leads(Traces traces, String column, Collection<?> values) {
        in("select " + LEAD + " from tracking.lead where advertiser_id = ? and " + column + " in ", traces, values, row -> lead(traces, row));
    }

    private static boolean lead(Traces traces, ResultSet row) throws SQLException {
        add(row.getString("email_sha256"), traces.emails::add);
        add(row.getString("email"), traces.plain::add);
        add(row.getString("phone"), traces.plain::add);
        traces.persons.add(Sql.uuid(row, "person_id"));
        Optional.ofNullable(Sql.uuid(row, "conversion_id")).ifPresent(traces.conversions::add);
        traces.leadIds.add(Sql.uuid(row, "id"));
        return traces.leads.add(row.getString("external_id"));
    }

    private void ofPersons(String columns, String table, Traces traces, Sql.Row<Boolean> row) {
        for (List<UUID> some : Sql.parts(traces.persons)) {
            List<Object> args = new ArrayList<>(some);
            args.add(traces.advertiserId);
            sql.list("select t." + columns.replace(", ", ", t.") + Sql.ofPersons(table, some), row, args.toArray());
        }
    }

    /** A browser is the person's own when its visitor was merged into the person, not when somebody else used it too. */
    private void own(Traces traces, String visitor) {
        if (visitor != null && traces.persons.contains(named(traces, "visitor", visitor))) {
            traces.visitors.add(visitor);
        }
    }

    private void in(String select, Traces traces, Collection<?> values, Sql.Row<Boolean> row) {
        List<Object> all = new ArrayList<>(values);
        for (int from = 0; from < all.size(); from += CHUNK) {
            List<Object> some = all.subList(from, Math.min(all.size(), from + CHUNK));
            List<Object> args = new ArrayList<>(List.of(traces.advertiserId));
            args.addAll(some);
            sql.list(select + "(" + Sql.marks(some) + ")", row, args.toArray());
        }
    }

    /** Known only as a lead, or only by merges. */
    private boolean isKnown(Traces traces) {
        boolean[] found = {false};
        in("select 1 from tracking.lead where advertiser_id = ? and id in ", traces, traces.leadIds, row -> found[0] = true);
        in("select 1 from tracking.person_merge where advertiser_id = ? and person_id in ", traces, traces.persons, row -> found[0] = true);
        ofPersons("id", "touchpoint", traces, row -> found[0] = true);
        return found[0];
    }

    private static UUID named(Traces traces, String kind, String name) {
        return Persons.named(traces.advertiserId, kind, name);
    }

    private static void add(String name, Consumer<String> to) {
        if (name != null && !name.isBlank()) {
            to.accept(name.strip());
        }
    }
}
