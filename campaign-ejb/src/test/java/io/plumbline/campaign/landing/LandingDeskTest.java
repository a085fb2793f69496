package io.plumbline.campaign.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plumbline.campaign.Database;
import io.plumbline.campaign.Silent;
import io.plumbline.campaign.api.Advertiser;
import io.plumbline.campaign.api.Advertisers;
import io.plumbline.campaign.api.Campaign;
import io.plumbline.campaign.api.Campaigns;
import io.plumbline.campaign.api.Goal;
import io.plumbline.campaign.api.Goals;
import io.plumbline.campaign.api.LandingContent;
import io.plumbline.campaign.api.LandingDoor;
import io.plumbline.campaign.api.LandingDoor.Seen;
import io.plumbline.campaign.api.LandingDraft;
import io.plumbline.campaign.api.LandingField;
import io.plumbline.campaign.api.LandingField.Kind;
import io.plumbline.campaign.api.LandingPage;
import io.plumbline.campaign.api.LandingPages.Figures;
import io.plumbline.campaign.api.LandingVersion;
import io.plumbline.campaign.api.PlanStatus;
import io.plumbline.campaign.api.Workspace;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Caller;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Refusal;
import io.plumbline.shared.Role;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages with a form, on both databases. */
class LandingDeskTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Map<Database, SessionFactory> OPEN = new ConcurrentHashMap<>();
    private static final LandingField EMAIL = new LandingField("email", "Your e-mail", Kind.EMAIL, true, List.of(), null);

    private final UUID advertiser = Ids.next();
    private final UUID campaign = Ids.next();

    @ParameterizedTest
    @EnumSource(Database.class)
    void visitors_see_what_was_published_while_the_next_version_is_written(Database database) {
        prepare(database);
        LandingPage page = as(database, desk -> desk.add(draft("Book a demo", content("First"))));
        assertThat(page.code()).startsWith("book-a-demo");
        assertThat(door(database, door -> door.open(page.code())).orElseThrow().number()).isNull();
        as(database, desk -> desk.amend(page.id(), null, new LandingDraft(null, "demo", null, "Book a demo", content("Better"))));
        assertThat(this.<List<LandingVersion>>as(database, desk -> desk.versions(page.id()))).as("a draft is written over").hasSize(1);

        as(database, desk -> desk.publish(page.id(), null));
        LandingPage changed = as(database, desk -> desk.amend(page.id(), null, new LandingDraft(null, "demo", null, "Book a demo", content("Best"))));

        assertThat(changed.changed()).isTrue();
        assertThat(changed.latest().number()).isEqualTo(2);
        assertThat(door(database, door -> door.open(page.code())).orElseThrow().content().headline()).isEqualTo("Better");
        assertThat(this.<Optional<LandingContent>>door(database, door -> door.content(page.id(), 2))).as("a draft is nobody's to see").isEmpty();
        as(database, desk -> desk.publish(page.id(), null));
        assertThat(door(database, door -> door.open(page.code())).orElseThrow().content().headline()).isEqualTo("Best");
        assertThat(door(database, door -> door.content(page.id(), 1)).orElseThrow().headline()).as("what a form of before agreed to stays known").isEqualTo("Better");
        as(database, desk -> desk.unpublish(page.id(), null));
        assertThat(door(database, door -> door.open(page.code())).orElseThrow()).satisfies(open -> {
            assertThat(open.number()).isNull();
            assertThat(open.elsewhere()).isEqualTo("https://shop.example/");
        });
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void an_address_is_given_once(Database database) {
        prepare(database);
        String code = "offer-" + UUID.randomUUID().toString().substring(0, 8);
        as(database, desk -> desk.add(new LandingDraft(campaign, "demo", code, "One", content("One"))));

        assertThat(refused(() -> as(database, desk -> desk.add(new LandingDraft(campaign, "demo", code, "Two", content("Two")))))).isEqualTo("code-taken");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_form_is_taken_once_however_many_send_it_and_views_are_counted_exactly(Database database) throws Exception {
        prepare(database);
        LandingPage page = as(database, desk -> desk.add(draft("Counted", content("Counted"))));
        ExecutorService many = Executors.newFixedThreadPool(4);
        String nonce = UUID.randomUUID().toString().substring(0, 22);
        List<Callable<Boolean>> visits = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            visits.add(() -> {
                door(database, door -> {
                    door.count(page.id(), 1, Seen.VIEW, NOON);
                    return null;
                });
                return door(database, door -> door.take(page.id(), nonce, NOON));
            });
        }
        int taken = 0;
        for (Future<Boolean> visit : many.invokeAll(visits)) {
            taken += visit.get() ? 1 : 0;
        }
        many.shutdown();

        assertThat(taken).isEqualTo(1);
        assertThat(this.<Boolean>door(database, door -> door.taken(nonce))).isTrue();
        assertThat(this.<Figures>as(database, desk -> desk.figures(page.id(), null, null, null))).isEqualTo(new Figures(40, 0, 0, 0));
        assertThat(this.<Figures>as(database, desk -> desk.figures(page.id(), 2, null, null))).isEqualTo(Figures.NOTHING);
        assertThat(this.<Figures>as(database, desk -> desk.figures(page.id(), null, LocalDate.of(2026, 11, 23), null))).isEqualTo(Figures.NOTHING);
        door(database, door -> door.forget(NOON.plus(Duration.ofDays(1))));
        assertThat(this.<Boolean>door(database, door -> door.take(page.id(), nonce, NOON))).as("forgotten").isTrue();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void views_of_a_batch_are_counted_by_version_day_and_kind_and_those_of_a_page_that_is_gone_are_not(Database database) {
        prepare(database);
        LandingPage page = as(database, desk -> desk.add(draft("Seen", content("Seen"))));
        LocalDate day = LocalDate.of(2026, 11, 22);
        List<LandingDoor.Tally> seen = List.of(new LandingDoor.Tally(page.id(), 1, Seen.VIEW, day, 7), new LandingDoor.Tally(page.id(), 1, Seen.MACHINE_VIEW, day, 2),
                new LandingDoor.Tally(page.id(), 2, Seen.VIEW, day, 4), new LandingDoor.Tally(page.id(), 1, Seen.VIEW, day.plusDays(1), 1),
                new LandingDoor.Tally(UUID.randomUUID(), 1, Seen.VIEW, day, 9));
        for (int twice = 0; twice < 2; twice++) {
            door(database, door -> {
                door.count(seen);
                return null;
            });
        }
        assertThat(this.<Figures>as(database, desk -> desk.figures(page.id(), null, null, null))).isEqualTo(new Figures(24, 0, 0, 4));
        assertThat(this.<Figures>as(database, desk -> desk.figures(page.id(), 1, day, day))).isEqualTo(new Figures(14, 0, 0, 4));
    }

    @ParameterizedTest
    @CsvSource({"token", "consent", "website_url", "Email", "1st", "a-b"})
    void a_field_has_a_key_of_its_own(String key) {
        prepare(Database.H2);
        LandingField field = new LandingField(key, "Field", Kind.TEXT, false, List.of(), null);

        assertThat(refused(() -> as(Database.H2, desk -> desk.add(draft("Keys", new LandingContent("en", "Hello", null, null, List.of(EMAIL, field), null, null, null, null, null, false))))))
                .isEqualTo("key-malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", "https://shop.example.evil.example/", "http://shop.example@evil.example/"})
    void visitors_leave_to_the_advertiser_only(String url) {
        prepare(Database.H2);
        LandingContent content = new LandingContent("en", "Hello", null, null, List.of(EMAIL), null, null, null, null, url, false);

        assertThat(catchThrowableOfType(Invalid.class, () -> as(Database.H2, desk -> desk.add(draft("Away", content)))).faults()).extracting(Refusal.Fault::code)
                .containsAnyOf("destination-not-allowed", "url-malformed");
    }

    @Test
    void an_address_is_confirmed_only_where_one_is_asked_for() {
        prepare(Database.H2);
        LandingContent none = new LandingContent("en", "Hello", null, null, List.of(new LandingField("email", "E-mail", Kind.EMAIL, false, List.of(), null), new LandingField("phone", "Phone", Kind.PHONE, true, List.of(), null)), null, null, null, null, null, true);

        assertThat(refused(() -> as(Database.H2, desk -> desk.add(draft("Opt-in", none))))).isEqualTo("email-required");
    }

    @Test
    void a_lead_has_a_way_back() {
        prepare(Database.H2);
        LandingContent none = new LandingContent("en", "Hello", null, null, List.of(new LandingField("city", "City", Kind.TEXT, true, List.of(), null)), null, null, null, null, null, false);

        assertThat(refused(() -> as(Database.H2, desk -> desk.add(draft("Nobody", none))))).isEqualTo("contact-required");
    }

    @Test
    void a_name_makes_an_address() {
        assertThat(LandingRules.made("Größe & Maß – jetzt!")).isEqualTo("groesse-mass-jetzt");
        assertThat(LandingRules.made("Ça")).isEqualTo("page-ca");
    }

    private static LandingContent content(String headline) {
        return new LandingContent("en", headline, "Text", null, List.of(EMAIL), "I agree.", null, null, null, null, false);
    }

    private LandingDraft draft(String name, LandingContent content) {
        return new LandingDraft(campaign, "demo", LandingRules.made(name) + "-" + UUID.randomUUID().toString().substring(0, 8), name, content);
    }

    private void prepare(Database database) {
        Database.inTransaction(sessions(database), em -> {
            em.createNativeQuery("""
                    insert into campaign.advertiser (id, version, name, currency, time_zone, home_url, domains, demo, created_at)
                    values (:id, 0, 'Shop', 'EUR', 'UTC', 'https://shop.example', '[]', false, :now)""").setParameter("id", advertiser).setParameter("now", NOON).executeUpdate();
            return em.createNativeQuery("""
                    insert into campaign.campaign (id, version, advertiser_id, name, objective, channel, starts_on, targets, status, created_at)
                    values (:id, 0, :advertiser, 'Autumn', 'leads', 'display', :day, '[]', 'active', :now)""").setParameter("id", campaign).setParameter("advertiser", advertiser)
                    .setParameter("day", LocalDate.of(2026, 1, 1)).setParameter("now", NOON).executeUpdate();
        });
    }

    private static SessionFactory sessions(Database database) {
        return OPEN.computeIfAbsent(database, d -> d.with(LandingPageEntity.class, LandingVersionEntity.class));
    }

    private <T> T as(Database database, Function<LandingDesk, T> work) {
        Authority authority = new Authority();
        authority.actAs(new Caller("mara", Set.of(Role.MARKETER), null, null));
        return Database.inTransaction(sessions(database), em -> work.apply(new LandingDesk(em, Clock.fixed(NOON, ZoneOffset.UTC), authority, new Silent(), campaigns(), advertisers(),
                answering(Goals.class, args -> Optional.of(args[1]).filter("demo"::equals).map(key -> new Goal(Ids.next(), 0, advertiser, "demo", "Demo", null, null, 30, 1, NOON))),
                answering(Workspace.class, args -> "https://ads.example"))));
    }

    private <T> T door(Database database, Function<DoorDesk, T> work) {
        return Database.inTransaction(sessions(database), em -> work.apply(new DoorDesk(em, campaigns(), advertisers())));
    }

    private Campaigns campaigns() {
        return answering(Campaigns.class, args -> Optional.of(args[0]).filter(campaign::equals)
                .map(id -> new Campaign(campaign, 0, advertiser, "Autumn", null, "display", null, null, null, List.of(), null, PlanStatus.ACTIVE, NOON)));
    }

    private Advertisers advertisers() {
        return answering(Advertisers.class, args -> Optional.of(new Advertiser(advertiser, 0, "Shop", "EUR", "UTC", "https://shop.example/", List.of("shop.example"), null, false, NOON)));
    }

    private static <T> T answering(Class<T> type, Function<Object[], Object> answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> answer.apply(args)));
    }

    private static String refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        return catchThrowableOfType(Refusal.class, act).code();
    }
}
