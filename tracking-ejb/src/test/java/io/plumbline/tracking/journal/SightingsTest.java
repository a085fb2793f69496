package io.plumbline.tracking.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.campaign.api.LandingDoor;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Ids;
import io.plumbline.tracking.api.ConsentSignals;
import io.plumbline.tracking.api.LandingView;
import io.plumbline.tracking.api.Sighting;
import io.plumbline.tracking.api.Sightings;
import io.plumbline.tracking.api.TagEvent;
import io.plumbline.tracking.api.Tally;
import io.plumbline.tracking.api.Visit;
import io.plumbline.tracking.click.Confirmation;
import io.plumbline.tracking.click.StoredRows;
import io.plumbline.tracking.click.Touches;
import io.plumbline.tracking.click.Whereabouts;
import io.plumbline.tracking.consent.Consents;
import io.plumbline.tracking.consent.Policies;
import io.plumbline.tracking.identity.Persons;
import io.plumbline.tracking.importing.InProcess;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Sql;
import io.plumbline.tracking.tag.SightingDesk;
import io.plumbline.tracking.tag.TagFiler;
import io.plumbline.tracking.touchpoint.Landings;
import io.plumbline.tracking.touchpoint.VisitBook;
import io.plumbline.tracking.traffic.Screening;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tag saw, by way of the journal into the real tables of both databases. */
class SightingsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T05:00:00Z");
    private static final UUID SHOP = new UUID(1, 1);
    private static final String VISITOR = "visitor-0001";

    @TempDir
    private Path directory;

    /** What was filed, to be filed again. */
    private record Filed(UUID position, List<Entry> entries) {
    }

    private final List<Filed> filed = new ArrayList<>();
    private final List<LandingDoor.Tally> counted = new ArrayList<>();
    private final LocalSpool spool = new LocalSpool();
    private InProcess house;
    private Sql sql;
    private Filing filing;
    private Sightings sightings;
    private Drainer drainer;

    /** This server, without a data directory. */
    private static final class Here extends Nodes {
        @Override
        public String own() {
            return "here";
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void what_was_seen_is_stored_once_however_often_its_batch_is_filed(String database) throws Exception {
        in(database, () -> {
            UUID click = click(NOW.minusSeconds(60));
            sightings.keep(List.of(seen("pageview", VISITOR, NOW, "?utm_source=google&utm_medium=cpc", null), seen("view_item", VISITOR, NOW.plusSeconds(1), "", null)));
            sightings.keep(List.of(seen("pageview", VISITOR, NOW.plusSeconds(2), "?click_id=" + click, click)));
            drainer.step();
            house.commit();

            String once = "3 events, 1 visits, 1 merges";
            assertThat(standing()).isEqualTo(once);
            assertThat(filed).hasSize(1);
            again(false);
            assertThat(standing()).as("the position says that it is done").isEqualTo(once);
            sql.update("delete from tracking.spool_segment");
            again(true);
            assertThat(standing()).as("without a position the rows themselves say so").isEqualTo(once);
            assertThat(sql.list("select type from tracking.tag_event order by at", row -> row.getString(1))).containsExactly("pageview", "view_item", "pageview");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void a_page_seen_before_a_click_is_a_visit_of_its_own_although_the_click_is_stored_first(String database) throws Exception {
        in(database, () -> {
            UUID visitor = Persons.named(SHOP, "visitor", VISITOR);
            sightings.keep(List.of(seen("pageview", VISITOR, NOW, "", null)));
            click(NOW.plusSeconds(5), visitor);
            drainer.step();
            house.commit();
            assertThat(sql.list("select channel from tracking.touchpoint", row -> row.getString(1))).containsExactly("direct");

            sightings.keep(List.of(seen("pageview", VISITOR, NOW.plusSeconds(9), "", null)));
            drainer.step();
            house.commit();
            assertThat(standing()).as("what follows is inside of it").isEqualTo("2 events, 1 visits, 0 merges");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void who_may_not_be_known_is_nobody_on_disk_and_in_the_database(String database) throws Exception {
        in(database, () -> {
            ConsentSignals no = new ConsentSignals(null, null, null, null, null, true, "denied", "denied", null, null, null, null);
            sightings.keep(List.of(seen("pageview", VISITOR, NOW, "?utm_medium=email", null, no)));
            assertThat(onDisk()).contains("pageview").doesNotContain(VISITOR);
            drainer.step();
            house.commit();
            assertThat(standing()).isEqualTo("1 events, 0 visits, 0 merges");
            assertThat(house.number("select count(*) from tracking.tag_event where visitor_id is not null")).isZero();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void views_of_pages_of_ours_are_counted_with_what_follows_from_them_and_stand_in_no_log(String database) throws Exception {
        in(database, () -> {
            UUID click = click(NOW.minusSeconds(60));
            Visit come = seen("pageview", VISITOR, NOW, "?utm_medium=email", null).visit();
            sightings.keep(new LandingView(come, SHOP, 3, true));
            sightings.keep(new LandingView(come, SHOP, 3, false));
            sightings.keep(List.of(seen("pageview", VISITOR, NOW.plusSeconds(1), "", null)));
            sightings.keep(new LandingView(seen("pageview", VISITOR, NOW.plusSeconds(2), "?click_id=" + click, click).visit(), SHOP, 3, true));
            drainer.step();
            house.commit();

            assertThat(standing()).isEqualTo("1 events, 1 visits, 1 merges");
            LocalDate day = LocalDate.of(2026, 11, 22);
            assertThat(counted).containsExactlyInAnyOrder(new LandingDoor.Tally(SHOP, 3, LandingDoor.Seen.VIEW, day, 2), new LandingDoor.Tally(SHOP, 3, LandingDoor.Seen.MACHINE_VIEW, day, 1));
            counted.clear();
            again(true);
            assertThat(counted).as("the position says that they are counted").isEmpty();
        });
    }

    @FunctionalInterface
    private interface Story {
        void happens() throws Exception;
    }

    private void in(String database, Story story) throws Exception {
        try (InProcess opened = InProcess.on(database)) {
            open(opened);
            story.happens();
        } finally {
            spool.close();
        }
    }

    @SuppressWarnings("unchecked")
    private void open(InProcess opened) {
        house = opened;
        sql = house.wire(new Sql());
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        Landings landings = house.wire(new Landings(), house.wire(new Persons(), sql), house.wire(new Touches(), sql), house.wire(new Confirmation(), sql),
                house.wire(new Whereabouts(), sql, new Screening()), house.wire(new VisitBook(), sql), clock);
        Filer events = house.wire(new TagFiler(), house.wire(new StoredRows(), sql), landings, InProcess.only(LandingDoor.class, "count", args -> counted.addAll((List<LandingDoor.Tally>) args[0])));
        Instance<?> filers = InProcess.only(Instance.class, "iterator", args -> List.of(events, new Clicks()).iterator());
        filing = house.wire(new Filing(), sql, filers, InProcess.only(Event.class, "fire", args -> null), house.wire(new Here(), sql), new Authority(), clock);
        sightings = house.wire(new SightingDesk(), spool, new Consents(), new Policies());
        drainer = spool.open(directory, Limits.of(0), new Drainer.Sink() {
            @Override
            public void file(UUID segment, List<Entry> entries, boolean careful) {
                filed.add(new Filed(segment, entries));
                filing.file(segment, entries, careful);
            }

            @Override
            public void skip(UUID segment, long sequence) {
                throw new AssertionError("nothing is put aside here");
            }

            @Override
            public Drainer.Lane lane(Entry entry) {
                return new Drain().lane(entry);
            }
        });
    }

    /** Clicks as the journal has them, without what they earn. */
    private final class Clicks implements Filer {
        @Override
        public byte kind() {
            return CLICK;
        }

        @Override
        public List<Tally> file(List<Entry> entries, boolean careful) {
            entries.forEach(entry -> sql.insert("click", columns(entry)));
            return List.of();
        }

        private Columns columns(Entry entry) {
            Columns columns = new Columns();
            entry.names().forEach(name -> columns.with(name, entry.get(name)));
            return columns;
        }
    }

    private void again(boolean careful) {
        filed.forEach(one -> filing.file(one.position(), one.entries(), careful));
        house.commit();
    }

    /** One that is stored already. */
    private UUID click(Instant at) {
        Columns row = row(at, Ids.next());
        sql.insert("click", row);
        return (UUID) row.values().get(0);
    }

    /** One on its way. */
    private void click(Instant at, UUID person) {
        Durable durable = new Durable();
        spool.append(Filer.CLICK, row(at, person), durable);
        durable.await();
    }

    private static Columns row(Instant at, UUID person) {
        return new Columns().with("id", Ids.next()).with("at", at).with("recorded_at", NOW).with("valid_since", NOW).with("advertiser_id", SHOP).with("campaign_id", SHOP)
                .with("link_id", SHOP).with("verdict", "valid").with("is_unique", true).with("person_id", person).with("channel", "affiliate").with("params", "{}").with("trace", "[]");
    }

    private static Sighting seen(String type, String visitor, Instant at, String query, UUID click) {
        return seen(type, visitor, at, query, click, ConsentSignals.NONE);
    }

    private static Sighting seen(String type, String visitor, Instant at, String query, UUID click, ConsentSignals consent) {
        String url = "https://shop.example/shoes" + query;
        Map<String, String> landed = query.isEmpty() ? Map.of() : Arrays.stream(query.substring(1).split("&")).map(pair -> pair.split("="))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        return new Sighting(new TagEvent(Ids.next(), at, SHOP, type, null, "https://shop.example/shoes", visitor, click, "granted", Map.of()),
                new Visit(at, SHOP, type, visitor, click == null ? null : click.toString(), url, null, landed, "agent", "192.0.2.1", consent, null));
    }

    private String standing() {
        return house.number("select count(*) from tracking.tag_event") + " events, " + house.number("select count(*) from tracking.touchpoint") + " visits, "
                + house.number("select count(*) from tracking.person_merge") + " merges";
    }

    private String onDisk() throws Exception {
        StringBuilder all = new StringBuilder();
        try (var files = Files.list(directory)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".seg")).toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }
}
