package io.plumbline.tracking.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.shared.Ids;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.NotFound;
import io.plumbline.tracking.api.People.Who;
import io.plumbline.tracking.identity.ContactHash;
import io.plumbline.tracking.identity.Persons;
import io.plumbline.tracking.importing.InProcess;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Sql;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ErasureTest {

    private static final UUID SHOP = new UUID(1, 1);
    private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");
    private static final String CUSTOMER = "customer-4711-jane";
    private static final String MAIL = "jane.doe@mail.example";
    private static final String HASH = ContactHash.META.email(MAIL);
    private static final String BROWSER = "0123456789abcdef0123456789abcdef";
    private static final String LEAD = "crm-lead-0815";

    private InProcess room;
    private Sql sql;
    private Persons persons;
    private Search search;
    private Archive archive;
    private Erasure erasure;

    @BeforeEach
    void open() throws SQLException, IOException {
        room = new InProcess();
        sql = room.wire(new Sql());
        persons = room.wire(new Persons(), sql);
        search = room.wire(new Search(), sql, persons);
        archive = room.wire(new Archive(), sql);
        erasure = room.wire(new Erasure(), sql, archive);
    }

    @AfterEach
    void close() throws SQLException {
        room.close();
    }

    private static UUID named(String kind, String value) {
        return Persons.named(SHOP, kind, value);
    }

    private UUID click(String visitor, String sub1, String params) {
        UUID id = Ids.next();
        UUID person = named("visitor", visitor);
        sql.insert("click", new Columns().with("id", id).with("at", AT).with("recorded_at", AT).with("advertiser_id", SHOP).with("campaign_id", SHOP).with("link_id", SHOP)
                .with("verdict", "valid").with("is_unique", true).with("person_id", person).with("visitor_id", visitor).with("ip", "203.0.113.7").with("user_agent", "Mozilla/5.0 her own")
                .with("referrer", "https://blog.example/?from=" + visitor).with("channel", "affiliate").with("sub1", sub1).with("params", params)
                .with("url", "https://shop.example/?c=" + CUSTOMER).with("trace", "[]").with("payout_minor", 100L).with("payout_currency", "EUR"));
        sql.insert("touchpoint", new Columns().with("id", id).with("row_key", id).with("advertiser_id", SHOP).with("person_id", person).with("at", AT).with("recorded_at", AT)
                .with("interaction", "click").with("channel", "affiliate").with("link_id", SHOP).with("event_id", id));
        return id;
    }

    private UUID conversion(String customer, String email, String visitor, UUID click) {
        UUID id = Ids.next();
        sql.insert("conversion", new Columns().with("id", id).with("version", 0L).with("advertiser_id", SHOP).with("goal_id", SHOP).with("goal_key", "sale").with("goal_kind", "sale")
                .with("dedupe_key", "customer:" + customer + "@" + AT + id).with("door", "rest").with("occurred_at", AT).with("recorded_at", AT).with("status", "approved")
                .with("verdict", "valid").with("evidence", "customer-id").with("person_id", named("customer", customer)).with("customer_id", customer).with("email_sha256", email)
                .with("visitor_id", visitor).with("click_id", click).with("channel", "affiliate").with("amount_minor", 9990L).with("currency", "EUR").with("trace",
                        "[{\"name\":\"arrival\",\"at\":\"now\",\"rule\":\"Reported for " + customer + ".\",\"outcome\":\"x\",\"facts\":{\"customerId\":\"" + customer + "\"},\"losers\":[\""
                                + customer + "\"]}]"));
        return id;
    }

    private void jane() {
        UUID click = click(BROWSER, "for-" + CUSTOMER, "{\"ref\":\"" + MAIL.replace("@", "%40") + "\"}");
        click("ffffffffffffffffffffffffffffffff", CUSTOMER, "{}");
        UUID sale = conversion(CUSTOMER, HASH, BROWSER, click);
        persons.merge(SHOP, named("visitor", BROWSER), named("customer", CUSTOMER), "visitor", AT);
        persons.merge(SHOP, named("email", HASH), named("customer", CUSTOMER), "email", AT);
        sql.insert("conversion_change", new Columns().with("id", Ids.next()).with("conversion_id", sale).with("at", AT).with("actor", "me").with("to_status", "approved")
                .with("amount_minor", 9990L).with("reason", "asked " + CUSTOMER));
        sql.insert("postback_entry", new Columns().with("id", Ids.next()).with("at", AT).with("door", "rest").with("http_method", "GET").with("query", "customer_id=" + CUSTOMER)
                .with("outcome", "recorded").with("status", 200).with("conversion_id", sale).with("advertiser_id", SHOP));
        sql.insert("postback_entry", new Columns().with("id", Ids.next()).with("at", AT).with("door", "rest").with("http_method", "GET").with("query", "email=jane.doe%40mail.example&x=1")
                .with("outcome", "refused").with("status", 400));
        UUID lead = Ids.next();
        sql.insert("lead", new Columns().with("id", lead).with("version", 0L).with("advertiser_id", SHOP).with("source", "form").with("external_id", LEAD).with("person_id", named("email", HASH))
                .with("email", MAIL).with("phone", "+49 170 1234567").with("full_name", "Jane Doe").with("fields", "{\"question\":\"write to " + MAIL + "\"}").with("email_sha256", HASH)
                .with("phone_sha256", HASH).with("stage", "won").with("stage_at", AT).with("opt_in", "none").with("occurred_at", AT).with("recorded_at", AT).with("reason", "called " + MAIL));
        sql.insert("lead_name", new Columns().with("advertiser_id", SHOP).with("space", "own").with("external_id", LEAD).with("lead_id", lead).with("said_by", "file"));
        for (String stage : List.of("new", "won")) {
            sql.insert("lead_change", new Columns().with("id", Ids.next()).with("lead_id", lead).with("advertiser_id", SHOP).with("event_key", "file:" + LEAD + ":" + stage).with("stage", stage)
                    .with("said", stage).with("at", AT).with("recorded_at", AT).with("source", "file").with("actor", "me").with("reason", "called " + MAIL));
        }
        UUID file = Ids.next();
        sql.insert("import_job", new Columns().with("id", file).with("kind", "leads").with("advertiser_id", SHOP).with("dry_run", false).with("mapping", "{}").with("status", "completed")
                .with("row_count", 1L).with("accepted", 0L).with("repeated", 0L).with("rejected", 1L).with("bytes_done", 1L).with("bytes_size", 1L).with("started_by", "me").with("created_at", AT));
        sql.insert("import_error", new Columns().with("import_id", file).with("line", 2L).with("position", 1).with("code", "x").with("detail", "the value " + MAIL + " is wrong"));
    }

    private long hits(String text) {
        long hits = 0;
        for (Map.Entry<String, String> column : sql.list("select table_name, column_name from information_schema.columns where table_schema = 'tracking' and lower(data_type) like 'char%'",
                row -> Map.entry(row.getString(1), row.getString(2)))) {
            hits += room.number("select count(*) from tracking." + column.getKey() + " where cast(" + column.getValue() + " as varchar(50000)) like '%" + text + "%'");
        }
        return hits;
    }

    @Test
    void an_export_tells_the_story_of_a_click_in_full() {
        jane();
        sql.update("update tracking.click set trace = ?, consent_basis = 'no-opt-out' where visitor_id = ?", "~summer\u001FSpring\u001F\u001Foffer", BROWSER);
        String story = archive.rows(search.of(new Who(SHOP, CUSTOMER, MAIL, null, null, null))).get("click").stream()
                .filter(click -> BROWSER.equals(click.get("visitor_id"))).map(click -> String.valueOf(click.get("trace"))).findFirst().orElseThrow();
        assertThat(story).startsWith("[{\"name\":").contains("summer").contains("Spring").doesNotContain("~");
    }

    @Test
    void nothing_in_any_text_of_any_table_leads_back_to_the_person() {
        jane();
        UUID other = conversion("customer-4712-john", ContactHash.META.email("john@mail.example"), null, null);
        assertThat(hits(CUSTOMER)).isGreaterThan(5);
        long people = room.number("select count(distinct person_id) from tracking.touchpoint");

        Map<String, Long> changed = erasure.erase(search.of(new Who(SHOP, CUSTOMER, MAIL, null, null, null)), AT);

        for (String identifier : List.of(CUSTOMER, MAIL, "jane.doe%40mail.example", HASH, BROWSER, LEAD)) {
            assertThat(hits(identifier.replace("%", "\\%"))).as(identifier).isZero();
        }
        assertThat(changed).containsKeys("click", "conversion", "lead", "lead_change", "person_merge", "postback_entry", "touchpoint", "import_error");
        assertThat(room.number("select count(*) from tracking.conversion where id = '" + other + "' and customer_id = 'customer-4712-john'")).isEqualTo(1);
        assertThat(room.number("select count(*) from tracking.click")).isEqualTo(2);
        assertThat(room.number("select count(*) from tracking.click c where c.visitor_id is null and c.id in (select click_id from tracking.pub_touch_note)")).as("copies of touches are told").isEqualTo(1);
        assertThat(room.number("select count(*) from tracking.pub_touch_note")).isEqualTo(1);
        assertThat(room.number("select sum(payout_minor) from tracking.click")).isEqualTo(200);
        assertThat(room.number("select sum(amount_minor) from tracking.conversion")).isEqualTo(2 * 9990);
        assertThat(room.number("select count(*) from tracking.lead_change c join tracking.lead l on l.id = c.lead_id where l.full_name is null")).as("the ladder of the lead stays").isEqualTo(2);
        assertThat(room.number("select count(distinct person_id) from tracking.touchpoint")).as("journeys stay apart").isEqualTo(people);
        assertThat(room.number("select count(*) from tracking.touchpoint t join tracking.conversion c on c.person_id = t.person_id and c.id <> '" + other + "'"))
                .as("the journey still leads to the sale").isEqualTo(1);
        assertThatThrownBy(() -> search.of(new Who(SHOP, CUSTOMER, MAIL, null, null, null))).isInstanceOf(NotFound.class);
    }

    @Test
    void by_every_name_the_same_person_is_found() {
        jane();
        for (Who who : List.of(new Who(SHOP, CUSTOMER, null, null, null, null), new Who(SHOP, null, MAIL, null, null, null), new Who(SHOP, null, HASH, null, null, null),
                new Who(SHOP, null, null, BROWSER, null, null), new Who(SHOP, null, null, null, LEAD, null))) {
            Traces traces = search.of(who);
            assertThat(traces.customers).as(who.toString()).containsExactly(CUSTOMER);
            assertThat(traces.visitors).containsExactly(BROWSER);
            assertThat(traces.conversions).hasSize(1);
            assertThat(traces.events).hasSize(1);
            Map<String, List<Map<String, Object>>> rows = archive.rows(traces);
            assertThat(rows.keySet()).contains("click", "conversion", "conversion_change", "lead", "lead_change", "lead_name", "person_merge", "postback_entry", "touchpoint");
            assertThat(rows.get("conversion").get(0)).containsEntry("customer_id", CUSTOMER).containsEntry("occurred_at", AT.toString());
        }
        assertThatThrownBy(() -> search.of(new Who(SHOP, null, null, " ", null, null))).isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> search.of(new Who(SHOP, "somebody else", null, null, null, null))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> search.of(new Who(new UUID(2, 2), CUSTOMER, null, null, null, null))).as("with another advertiser").isInstanceOf(NotFound.class);
    }

    /** Two customers at one computer: the browser belongs to whom it was merged into, and the other keeps what is the other's. */
    @Test
    void a_shared_browser_does_not_drag_another_customer_along() {
        jane();
        UUID theirs = conversion("customer-4712-john", null, BROWSER, null);

        Traces john = search.of(new Who(SHOP, "customer-4712-john", null, null, null, null));
        assertThat(john.conversions).containsExactly(theirs);
        assertThat(john.customers).containsExactly("customer-4712-john");
        assertThat(john.visitors).isEmpty();
        erasure.erase(john, AT);

        assertThat(room.number("select count(*) from tracking.conversion where customer_id = '" + CUSTOMER + "'")).isEqualTo(1);
        assertThat(room.number("select count(*) from tracking.click where visitor_id = '" + BROWSER + "'")).isEqualTo(1);
    }

    @Test
    void a_short_name_is_taken_out_of_what_is_the_persons_and_of_nothing_else() {
        conversion("42", null, null, null);
        click("ffffffffffffffffffffffffffffffff", "42 is a banner", "{}");

        erasure.erase(search.of(new Who(SHOP, "42", null, null, null, null)), AT);

        assertThat(room.number("select count(*) from tracking.conversion where customer_id is null and trace not like '%42%'")).isEqualTo(1);
        assertThat(room.number("select count(*) from tracking.click where sub1 = '42 is a banner'")).isEqualTo(1);
    }
}
